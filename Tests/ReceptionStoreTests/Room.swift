// Kept so that the package resolves until this room has its files.

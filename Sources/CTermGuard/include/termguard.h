// Gives the terminal back whatever happens, and turns signals into something that can be polled.
//
// The order of calls: tg_save, tg_set_restore, tg_install, then start curses, then tg_take. When curses has
// ended for another program, tg_release; tg_take afterwards. At the end tg_release, then tg_uninstall.

#ifndef MOTTAGNING_TERMGUARD_H
#define MOTTAGNING_TERMGUARD_H

#include <stddef.h>
#include <stdint.h>

// Reads the terminal's settings from a descriptor and remembers them. 0, or -1 with errno.
int tg_save(int descriptor);

// The bytes that bring the screen back; copied. 0, or -1 if they are more than fit.
int tg_set_restore(const char *bytes, size_t count);

// Installs the handlers, the alternate signal stack and the exit hook. 0, or -1 with errno.
int tg_install(void);

// Puts all handlers back as they were before tg_install.
void tg_uninstall(void);

// The terminal is ours from now on: a crash restores it, Ctrl-Z's signal is queued.
void tg_take(void);

// The terminal is not ours: a crash leaves it alone, Ctrl-Z's signal stops the process.
void tg_release(void);

// Puts the saved settings back with tcsetattr. Safe in a signal handler. 0, or -1 with errno.
int tg_restore_settings(void);

// Readable when a signal waits. -1 before tg_install.
int tg_signal_fd(void);

enum {
    TG_NONE = 0,
    TG_INTERRUPT = 1,
    TG_TERMINATE = 2,
    TG_HANGUP = 3,
    TG_RESIZE = 4,
    TG_STOP = 5,
    TG_CONTINUE = 6,
};

// The next waiting signal as one of the above.
int tg_next_signal(void);

// Forgets what was meant for the time when the terminal was not ours: an editor's interrupt, our own SIGCONT.
void tg_forget_stops(void);

// Stops the process group as Ctrl-Z would, and returns when it goes on.
void tg_stop(void);

// An event descriptor that tg_wake makes readable. It stays open as long as the process lives, so that a late
// tg_wake never writes into a file that got its number. -1 if there is none.
int tg_wake_fd(void);

// Makes tg_wake_fd readable. From any thread.
void tg_wake(void);

// Takes the call for attention away again.
void tg_clear_wake(void);

// Sends standard error to the end of a file, private to the user. 0, or -1 with errno. A second call does
// nothing.
int tg_redirect_stderr(const char *path);

// Puts standard error back. Safe in a signal handler.
void tg_restore_stderr(void);

// Writes all bytes, through interruptions. 0, or -1 with errno.
int tg_write(int descriptor, const void *bytes, size_t count);

// A descriptor of the terminal for the screen library alone, so that what it writes can be gathered without
// touching standard output, to which a crash writes. -1 with errno.
int tg_screen(void);

// What the screen library writes from now on is gathered. 0, or -1 where it goes to the terminal as before.
int tg_gather(void);

// Writes what was gathered to the terminal, at once, and gathers no longer. 0, or -1 with errno. What there is to write
// is given to `shorten` first, where that is not NULL; it says how many bytes are left.
int tg_show(size_t (*shorten)(uint8_t *bytes, size_t count));

// Keeps the memory that one picture gives back for the next one, instead of having the system take it away in between.
void tg_keep_memory(void);

// The system's error number after a call that failed.
int tg_error(void);

// 1 if the descriptor is a terminal.
int tg_is_terminal(int descriptor);

enum { TG_INPUT = 1, TG_SIGNAL = 2, TG_WAKE = 4 };

// Waits until something can be read: a sum of TG_INPUT, TG_SIGNAL, TG_WAKE; 0 when the time is up. An
// interrupted wait gives TG_SIGNAL. Milliseconds; -1 waits for ever. A negative descriptor is not waited for.
int tg_wait(int input, int milliseconds);

// Reads at most so many bytes; 0 at the end, -1 when there is no terminal any more, -2 for try again.
long tg_read(int descriptor, void *bytes, size_t capacity);

// The size of the terminal's window; 0, or -1 where it is unknown.
int tg_window_size(int descriptor, int *columns, int *rows);

#endif

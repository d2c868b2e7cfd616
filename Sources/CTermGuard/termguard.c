// Signals and the terminal. Whatever a handler calls here is async-signal-safe: no allocation, no locks, no
// stdio.

#define _GNU_SOURCE
#include "termguard.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGQUIT};
static const int queued_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
enum {
    crash_count = sizeof crash_signals / sizeof crash_signals[0],
    queued_count = sizeof queued_signals / sizeof queued_signals[0],
};

static struct sigaction old_crash[crash_count];
static struct sigaction old_queued[queued_count];
static struct termios saved;
static int saved_descriptor = -1;
static char restore_bytes[512];
static size_t restore_count;
static int pipe_ends[2] = {-1, -1};
static _Atomic int saved_stderr = -1;
static _Atomic int taken;
static _Atomic int installed;
static _Atomic int waiting[65];
static char alternate_stack[65536];

int tg_save(int descriptor) {
    if (tcgetattr(descriptor, &saved) != 0) return -1;
    saved_descriptor = descriptor;
    return 0;
}

int tg_set_restore(const char *bytes, size_t count) {
    if (count > sizeof restore_bytes) return -1;
    memcpy(restore_bytes, bytes, count);
    restore_count = count;
    return 0;
}

int tg_write(int descriptor, const void *bytes, size_t count) {
    const char *next = bytes;
    while (count > 0) {
        ssize_t written = write(descriptor, next, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return -1;
        next += written;
        count -= (size_t)written;
    }
    return 0;
}

int tg_restore_settings(void) {
    if (saved_descriptor < 0) return -1;
    // From the background tcsetattr would stop the process unless this signal is blocked.
    sigset_t output, before;
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &output, &before);
    int status;
    do status = tcsetattr(saved_descriptor, TCSANOW, &saved);
    while (status != 0 && errno == EINTR);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return status;
}

// Brings the screen back at the worst of times. Does nothing where the terminal is another program's.
static void emergency(void) {
    if (atomic_exchange(&taken, 0) == 0 || saved_descriptor < 0) return;
    pid_t foreground = tcgetpgrp(saved_descriptor);
    if (foreground <= 0 || foreground == getpgrp()) {
        tg_write(STDOUT_FILENO, restore_bytes, restore_count);
        tg_restore_settings();
    }
    tg_restore_stderr();
}

static void die_of(int number) {
    struct sigaction act;
    memset(&act, 0, sizeof act);
    act.sa_handler = SIG_DFL;
    sigaction(number, &act, NULL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, number);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    raise(number);
}

static void on_crash(int number) {
    emergency();
    die_of(number);
}

static void on_queued(int number) {
    int error = errno;
    int ends = number == SIGINT || number == SIGTERM || number == SIGHUP;
    if (atomic_exchange(&waiting[number], 1) == 0) {
        unsigned char byte = (unsigned char)number;
        if (write(pipe_ends[1], &byte, 1) < 0) atomic_store(&waiting[number], 0);
    } else if (ends && number != SIGHUP) {
        // Asked twice and the first was not even read: the program hangs, so end it here.
        emergency();
        die_of(number);
    }
    errno = error;
}

static void set_handler(int number, void (*handler)(int), int flags, struct sigaction *old) {
    struct sigaction act;
    memset(&act, 0, sizeof act);
    act.sa_handler = handler;
    act.sa_flags = flags;
    sigemptyset(&act.sa_mask);
    sigaction(number, &act, old);
}

static void at_exit(void) { emergency(); }

int tg_install(void) {
    if (atomic_load(&installed)) return 0;
    if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    static int hooked;
    if (!hooked) {
        if (atexit(at_exit) != 0) return -1;
        hooked = 1;
    }
    stack_t stack;
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = alternate_stack;
    stack.ss_size = sizeof alternate_stack;
    // Where the runtime has a stack of its own in use, that one serves.
    sigaltstack(&stack, NULL);
    for (int i = 0; i < crash_count; i++)
        set_handler(crash_signals[i], on_crash, SA_ONSTACK | SA_NODEFER, &old_crash[i]);
    for (int i = 0; i < queued_count; i++)
        set_handler(queued_signals[i], on_queued, SA_RESTART | SA_ONSTACK, &old_queued[i]);
    atomic_store(&installed, 1);
    return 0;
}

void tg_uninstall(void) {
    if (!atomic_exchange(&installed, 0)) return;
    for (int i = 0; i < crash_count; i++) sigaction(crash_signals[i], &old_crash[i], NULL);
    for (int i = 0; i < queued_count; i++) sigaction(queued_signals[i], &old_queued[i], NULL);
}

void tg_take(void) {
    set_handler(SIGTSTP, on_queued, SA_RESTART | SA_ONSTACK, NULL);
    atomic_store(&taken, 1);
}

void tg_release(void) {
    set_handler(SIGTSTP, SIG_DFL, 0, NULL);
    atomic_store(&taken, 0);
}

int tg_signal_fd(void) { return pipe_ends[0]; }

static int next_number(void) {
    unsigned char byte;
    while (pipe_ends[0] >= 0) {
        ssize_t count = read(pipe_ends[0], &byte, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count != 1) return 0;
        if (byte > 64) continue;
        atomic_store(&waiting[byte], 0);
        return byte;
    }
    return 0;
}

int tg_next_signal(void) {
    switch (next_number()) {
    case SIGINT: return TG_INTERRUPT;
    case SIGTERM: return TG_TERMINATE;
    case SIGHUP: return TG_HANGUP;
    case SIGWINCH: return TG_RESIZE;
    case SIGTSTP: return TG_STOP;
    case SIGCONT: return TG_CONTINUE;
    default: return TG_NONE;
    }
}

void tg_forget_stops(void) {
    int kept[64], count = 0, number;
    while ((number = next_number()) != 0)
        if (number != SIGINT && number != SIGCONT && number != SIGTSTP && count < 64) kept[count++] = number;
    for (int i = 0; i < count; i++) on_queued(kept[i]);
}

void tg_stop(void) { kill(0, SIGTSTP); }

int tg_wake_fd(void) {
    static _Atomic int descriptor = -1;
    int current = atomic_load(&descriptor);
    if (current >= 0) return current;
    int fresh = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (fresh < 0) return -1;
    int none = -1;
    if (atomic_compare_exchange_strong(&descriptor, &none, fresh)) return fresh;
    close(fresh);
    return none;
}

void tg_wake(void) {
    unsigned long long one = 1;
    int descriptor = tg_wake_fd();
    // A full counter is readable already, which is all that is wanted.
    if (descriptor >= 0) (void)!write(descriptor, &one, sizeof one);
}

void tg_clear_wake(void) {
    unsigned long long count;
    int descriptor = tg_wake_fd();
    if (descriptor >= 0) (void)!read(descriptor, &count, sizeof count);
}

int tg_redirect_stderr(const char *path) {
    if (atomic_load(&saved_stderr) >= 0) return 0;
    int log = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0600);
    if (log < 0) return -1;
    int old = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
    if (old < 0 || dup2(log, STDERR_FILENO) < 0) {
        int error = errno;
        if (old >= 0) close(old);
        close(log);
        errno = error;
        return -1;
    }
    close(log);
    atomic_store(&saved_stderr, old);
    return 0;
}

void tg_restore_stderr(void) {
    int old = atomic_exchange(&saved_stderr, -1);
    if (old < 0) return;
    dup2(old, STDERR_FILENO);
    close(old);
}

static int screen = -1;
static int gathered = -1;

int tg_screen(void) {
    // Above the numbers that a shell gives away, and not for programs that are started from here.
    if (screen < 0) screen = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 10);
    return screen;
}

// Makes one descriptor stand for what another one does.
static int point(int descriptor, int at) {
    int status;
    do status = dup3(at, descriptor, O_CLOEXEC);
    while (status < 0 && (errno == EINTR || errno == EBUSY));
    return status < 0 ? -1 : 0;
}

int tg_gather(void) {
    if (gathered < 0) gathered = memfd_create("frame", MFD_CLOEXEC);
    if (screen < 0 || gathered < 0) return -1;
    return point(screen, gathered);
}

int tg_show(size_t (*shorten)(uint8_t *bytes, size_t count)) {
    static uint8_t bytes[65536];
    if (point(screen, STDOUT_FILENO) != 0) return -1;
    off_t end = lseek(gathered, 0, SEEK_CUR);
    int status = lseek(gathered, 0, SEEK_SET) < 0 ? -1 : 0;
    for (off_t place = 0; place < end;) {
        size_t left = (size_t)(end - place);
        ssize_t count = pread(gathered, bytes, left < sizeof bytes ? left : sizeof bytes, place);
        if (count <= 0) return -1;
        if (status == 0)
            status = tg_write(STDOUT_FILENO, bytes, shorten ? shorten(bytes, (size_t)count) : (size_t)count);
        // What was on the screen is kept nowhere, whether it could be written or not. The pages stay, for the next frame.
        memset(bytes, 0, (size_t)count);
        if (pwrite(gathered, bytes, (size_t)count, place) != count) return -1;
        place += count;
    }
    return status;
}

void tg_keep_memory(void) {
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_TOP_PAD, 1 << 18);
    // The thousand rows of a Min dag are large enough to be mapped and given back each time otherwise.
    mallopt(M_MMAP_THRESHOLD, 1 << 22);
}

int tg_error(void) { return errno; }

int tg_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

int tg_wait(int input, int milliseconds) {
    struct pollfd all[3] = {
        {.fd = input, .events = POLLIN},
        {.fd = pipe_ends[0], .events = POLLIN},
        {.fd = tg_wake_fd(), .events = POLLIN},
    };
    int count = poll(all, 3, milliseconds);
    if (count < 0) return TG_SIGNAL;
    int result = 0;
    if (all[0].revents) result |= TG_INPUT;
    if (all[1].revents) result |= TG_SIGNAL;
    if (all[2].revents) result |= TG_WAKE;
    return result;
}

long tg_read(int descriptor, void *bytes, size_t capacity) {
    ssize_t count = read(descriptor, bytes, capacity);
    if (count >= 0) return count;
    return errno == EINTR || errno == EAGAIN ? -2 : -1;
}

int tg_window_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

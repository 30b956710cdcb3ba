/* A disk that fails for good from the n-th call on files of one folder: loaded by LD_PRELOAD.
 *
 * FAILING_DISK names a file of four 64-bit numbers that all processes share: calls so far, the call
 * at which the fault begins (0: never), the errno (0: the folder is moved away), and whether only
 * writing fails. FAILING_FOLDER is the folder.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct state { int64_t calls, first, error, only_writing; };

static struct state *state;
static char folder[4096];
static size_t length;

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("FAILING_DISK"), *root = getenv("FAILING_FOLDER");
    if (!path || !root) return;
    int descriptor = open(path, O_RDWR);
    if (descriptor < 0) return;
    void *shared = mmap(NULL, sizeof *state, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (shared == MAP_FAILED) return;
    length = (size_t)snprintf(folder, sizeof folder, "%s", root);
    state = shared;
}

static int lies_inside(const char *path) {
    char whole[8192];
    if (!state || !path) return 0;
    if (path[0] != '/') {
        char here[4096];
        if (!getcwd(here, sizeof here)) return 0;
        snprintf(whole, sizeof whole, "%s/%s", here, path);
        path = whole;
    }
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || !path[length]);
}

static int is_inside(int descriptor) {
    char link[64], path[4096];
    if (!state) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return lies_inside(path);
}

/* Whether this call fails; errno is set then. */
static int fails(int writes) {
    int64_t number = __sync_add_and_fetch(&state->calls, 1);
    if (!state->first || number < state->first) return 0;
    if (state->error) {
        if (state->only_writing && !writes) return 0;
        errno = (int)state->error;
        return 1;
    }
    char gone[4200];
    snprintf(gone, sizeof gone, "%s.gone", folder);
    REAL(rename);
    real(folder, gone);
    return 0;
}

static int fails_at(const char *path, int writes) { return lies_inside(path) && fails(writes); }
static int fails_in(int descriptor, int writes) { return is_inside(descriptor) && fails(writes); }

#define WRITING (O_WRONLY | O_RDWR | O_CREAT)
#define MODE_OF(flags, mode) \
    mode_t mode = 0; \
    if ((flags) & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) {
    REAL(open); MODE_OF(flags, mode)
    return fails_at(path, flags & WRITING) ? -1 : real(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    REAL(open64); MODE_OF(flags, mode)
    return fails_at(path, flags & WRITING) ? -1 : real(path, flags, mode);
}
int openat(int at, const char *path, int flags, ...) {
    REAL(openat); MODE_OF(flags, mode)
    return fails_at(path, flags & WRITING) ? -1 : real(at, path, flags, mode);
}
ssize_t write(int d, const void *b, size_t n) {
    REAL(write);
    return fails_in(d, 1) ? -1 : real(d, b, n);
}
ssize_t writev(int d, const struct iovec *v, int n) {
    REAL(writev);
    return fails_in(d, 1) ? -1 : real(d, v, n);
}
ssize_t pwrite(int d, const void *b, size_t n, off_t o) {
    REAL(pwrite);
    return fails_in(d, 1) ? -1 : real(d, b, n, o);
}
ssize_t pwrite64(int d, const void *b, size_t n, off64_t o) {
    REAL(pwrite64);
    return fails_in(d, 1) ? -1 : real(d, b, n, o);
}
ssize_t read(int d, void *b, size_t n) {
    REAL(read);
    return fails_in(d, 0) ? -1 : real(d, b, n);
}
ssize_t pread(int d, void *b, size_t n, off_t o) {
    REAL(pread);
    return fails_in(d, 0) ? -1 : real(d, b, n, o);
}
ssize_t pread64(int d, void *b, size_t n, off64_t o) {
    REAL(pread64);
    return fails_in(d, 0) ? -1 : real(d, b, n, o);
}
int fsync(int d) { REAL(fsync); return fails_in(d, 1) ? -1 : real(d); }
int fdatasync(int d) { REAL(fdatasync); return fails_in(d, 1) ? -1 : real(d); }
int syncfs(int d) { REAL(syncfs); return fails_in(d, 1) ? -1 : real(d); }
int ftruncate(int d, off_t n) { REAL(ftruncate); return fails_in(d, 1) ? -1 : real(d, n); }
int ftruncate64(int d, off64_t n) { REAL(ftruncate64); return fails_in(d, 1) ? -1 : real(d, n); }
int link(const char *a, const char *b) { REAL(link); return fails_at(b, 1) ? -1 : real(a, b); }
int linkat(int x, const char *a, int y, const char *b, int f) {
    REAL(linkat);
    return fails_at(b, 1) ? -1 : real(x, a, y, b, f);
}
int rename(const char *a, const char *b) { REAL(rename); return fails_at(b, 1) ? -1 : real(a, b); }
int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    return fails_at(path, 1) ? -1 : real(path, mode);
}

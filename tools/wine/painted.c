/*
 * painted SECONDS PROGRAM ARGUMENT...: starts a program on an X screen that is
 * black, and prints the milliseconds until something is drawn there: more than a
 * few colours, so not until there is text. Then it asks the windows to close, as a
 * window manager does, and waits for the program to end.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { EVERY = 10 /* ms */, FEW = 8 /* colours */, SHARE = 2 /* every so many pixels */ };

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* colours: how many there are in an image, but not more than FEW + 1. */
static int colours(XImage *image) {
	unsigned long seen[FEW + 1];
	int count = 0;
	for (int y = 0; y < image->height; y += SHARE)
		for (int x = 0; x < image->width; x += SHARE) {
			unsigned long pixel = XGetPixel(image, x, y);
			int i = 0;
			while (i < count && seen[i] != pixel) i++;
			if (i == count) seen[count++] = pixel;
			if (count > FEW) return count;
		}
	return count;
}

/* drawn: whether something is. Text stands at the top left of any of our windows. */
static int drawn(Display *display) {
	Window root = DefaultRootWindow(display);
	XImage *image = XGetImage(display, root, 0, 0, 400, 300, AllPlanes, ZPixmap);
	int is = image && colours(image) > FEW;
	if (image) XDestroyImage(image);
	return is;
}

/* close_windows: asks what is shown to close. */
static void close_windows(Display *display) {
	Window root, parent, *all;
	unsigned count;
	if (!XQueryTree(display, DefaultRootWindow(display), &root, &parent, &all, &count)) return;
	for (unsigned i = 0; i < count; i++) {
		XEvent event = {0};
		event.xclient.type = ClientMessage;
		event.xclient.window = all[i];
		event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
		event.xclient.format = 32;
		event.xclient.data.l[0] = XInternAtom(display, "WM_DELETE_WINDOW", False);
		event.xclient.data.l[1] = CurrentTime;
		XSendEvent(display, all[i], False, NoEventMask, &event);
	}
	XFree(all);
	XSync(display, False);
}

/*
 * ended: whether a program has. Of one that has ended Wine 8 now and then keeps a
 * thread for ever; its first one is a zombie then.
 */
static int ended(pid_t program) {
	char path[32], state = 'Z';
	if (waitpid(program, NULL, WNOHANG) != 0) return 1;
	snprintf(path, sizeof path, "/proc/%d/stat", program);
	FILE *stat = fopen(path, "r");
	if (!stat) return 1;
	if (fscanf(stat, "%*d (%*[^)]) %c", &state) != 1) state = 'Z';
	fclose(stat);
	if (state == 'Z') kill(program, SIGKILL);
	return state == 'Z';
}

int main(int count, char **words) {
	Display *display = XOpenDisplay(NULL);
	if (count < 3 || !display || drawn(display)) return 2;
	double start = now(), limit = start + atof(words[1]) * 1e3;
	pid_t program = fork();
	if (program == 0) {
		execvp(words[2], words + 2);
		_exit(127);
	}
	while (!drawn(display)) {
		if (now() > limit) return 1;
		usleep(EVERY * 1000);
	}
	printf("%.0f\n", now() - start);
	fflush(stdout);
	do {
		if (now() > limit) return 1;
		close_windows(display);
		usleep(1000 * 1000);
	} while (!ended(program));
	return 0;
}

/* What go-gl's egl build tag needs of EGL: see ../egl.c. */
#ifndef JIBIAO_EGL_H
#define JIBIAO_EGL_H
void *eglGetProcAddress(const char *name);
#endif

/*
 * The one function of bcryptprimitives.dll that Go's runtime calls, and that
 * Wine 8 lacks. For tests under Wine only.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length); /* advapi32's RtlGenRandom */

__declspec(dllexport) BOOL WINAPI ProcessPrng(unsigned char *buffer, SIZE_T length) {
	while (length > 0) {
		ULONG part = length > 0x10000000 ? 0x10000000 : (ULONG)length;
		if (!SystemFunction036(buffer, part)) return FALSE;
		buffer += part;
		length -= part;
	}
	return TRUE;
}

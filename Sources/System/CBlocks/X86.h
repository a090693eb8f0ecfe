// The ways of newer processors of the x86-64 family; each gives what the plain way gives.
#ifndef CREDENCE_X86_H
#define CREDENCE_X86_H

#include "CBlocks.h"

#if defined(__x86_64__)

CBRecord CBFindByAVX2(
    const uint8_t *bytes, size_t start, size_t limit, uint8_t separator, uint32_t *places,
    size_t most);

CBRecord CBFindByAVX512(
    const uint8_t *bytes, size_t start, size_t limit, uint8_t separator, uint32_t *places,
    size_t most);

#endif

#endif

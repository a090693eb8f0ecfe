#include "CBlocks.h"

#include "X86.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

/// Which of 64 bytes are separators and which are line feeds, as bits; the first byte is the lowest.
typedef struct {
  uint64_t separators;
  uint64_t lineFeeds;
  /// Whether some byte is a carriage return or NUL.
  int32_t isUnusual;
  /// Whether some byte is beyond ASCII.
  int32_t isBeyondASCII;
} CBBlock;

#if defined(__SSE2__)

static inline __attribute__((always_inline)) uint64_t CBBits(__m128i vector, int lane) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(vector) << (16 * lane);
}

#elif defined(__ARM_NEON)

static inline __attribute__((always_inline)) uint64_t CBBits(uint8x16_t vector, int lane) {
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t bits = vandq_u8(vector, vld1q_u8(weights));
  uint64_t low = vaddv_u8(vget_low_u8(bits)), high = vaddv_u8(vget_high_u8(bits));
  return (low | high << 8) << (16 * lane);
}

#endif

static inline __attribute__((always_inline)) CBBlock CBLook(const uint8_t *bytes, uint8_t separator) {
  CBBlock block = {0, 0, 0, 0};
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8((char)separator), lineFeed = _mm_set1_epi8('\n'),
                carriageReturn = _mm_set1_epi8('\r'), nul = _mm_setzero_si128();
  __m128i all = nul, unusual = nul;
  for (int lane = 0; lane < 4; lane++) {
    __m128i vector = _mm_loadu_si128((const __m128i *)(bytes + 16 * lane));
    block.separators |= CBBits(_mm_cmpeq_epi8(vector, wanted), lane);
    block.lineFeeds |= CBBits(_mm_cmpeq_epi8(vector, lineFeed), lane);
    unusual = _mm_or_si128(unusual, _mm_cmpeq_epi8(vector, carriageReturn));
    unusual = _mm_or_si128(unusual, _mm_cmpeq_epi8(vector, nul));
    all = _mm_or_si128(all, vector);
  }
  block.isUnusual = _mm_movemask_epi8(unusual);
  block.isBeyondASCII = _mm_movemask_epi8(all);
#elif defined(__ARM_NEON)
  const uint8x16_t wanted = vdupq_n_u8(separator), lineFeed = vdupq_n_u8('\n'),
                   carriageReturn = vdupq_n_u8('\r');
  uint8x16_t all = vdupq_n_u8(0), unusual = vdupq_n_u8(0);
  for (int lane = 0; lane < 4; lane++) {
    uint8x16_t vector = vld1q_u8(bytes + 16 * lane);
    block.separators |= CBBits(vceqq_u8(vector, wanted), lane);
    block.lineFeeds |= CBBits(vceqq_u8(vector, lineFeed), lane);
    unusual = vorrq_u8(unusual, vorrq_u8(vceqq_u8(vector, carriageReturn), vceqzq_u8(vector)));
    all = vorrq_u8(all, vector);
  }
  block.isUnusual = vmaxvq_u8(unusual);
  block.isBeyondASCII = vmaxvq_u8(all) & 0x80;
#else
  for (int index = 0; index < 64; index++) {
    block.separators |= (uint64_t)(bytes[index] == separator) << index;
    block.lineFeeds |= (uint64_t)(bytes[index] == '\n') << index;
    block.isUnusual |= bytes[index] == '\r' || bytes[index] == 0;
    block.isBeyondASCII |= bytes[index] & 0x80;
  }
#endif
  return block;
}

static CBRecord CBFind(
    const uint8_t *bytes, size_t start, size_t limit, uint8_t separator, uint32_t *places,
    size_t most) {
  CBRecord record = {0, limit, 0, 0};
  size_t count = 0;
  for (size_t at = start; at < limit && count <= most; at += 64) {
    CBBlock block = CBLook(bytes + at, separator);
    // All bits below the first line feed; all where there is none.
    uint64_t inside = (block.lineFeeds & -block.lineFeeds) - 1;
    uint64_t left = block.separators & inside;
    while (left != 0) {
      places[count++] = (uint32_t)(at + (size_t)__builtin_ctzll(left));
      left &= left - 1;
    }
    record.isUnusual |= block.isUnusual;
    record.isBeyondASCII |= block.isBeyondASCII;
    if (block.lineFeeds != 0) {
      size_t end = at + (size_t)__builtin_ctzll(block.lineFeeds);
      record.lineFeed = end < limit ? end : limit;
      break;
    }
  }
  record.separators = count;
  return record;
}

CBWay CBBestWay(void) {
  for (int way = CBAVX512; way > CBPlain; way--) {
    if (CBHas((CBWay)way)) return (CBWay)way;
  }
  return CBPlain;
}

int32_t CBHas(CBWay way) {
#if defined(__x86_64__)
  switch (way) {
    case CBAVX512:
      return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2") && CBHas(CBAVX2);
    case CBAVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
             __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    default: break;
  }
#endif
  return way == CBPlain;
}

CBRecord CBFindFields(
    CBWay way, const uint8_t *bytes, size_t start, size_t limit, uint8_t separator,
    uint32_t *places, size_t most) {
#if defined(__x86_64__)
  switch (way) {
    case CBAVX512: return CBFindByAVX512(bytes, start, limit, separator, places, most);
    case CBAVX2: return CBFindByAVX2(bytes, start, limit, separator, places, most);
    default: break;
  }
#endif
  return CBFind(bytes, start, limit, separator, places, most);
}

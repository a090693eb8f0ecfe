#include "X86.h"

#if defined(__x86_64__)

#include <immintrin.h>

// Where a line feed stands among 64 bytes, as far as they are below the limit.
static inline __attribute__((always_inline)) size_t CBEnd(uint64_t lineFeeds, size_t at, size_t limit) {
  size_t end = at + (size_t)__builtin_ctzll(lineFeeds);
  return end < limit ? end : limit;
}

// --- AVX2 and BMI: processors since 2013 ----------------------------------------------------------

#define CB_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt")))

// Writes down where bits are set, eight at a time: what is too much is written over by the next. So
// nearly all blocks take the same branches, and the processor guesses them right.
static inline CB_AVX2 size_t CBWrite(uint64_t left, size_t at, uint32_t *places) {
  size_t count = (size_t)__builtin_popcountll(left);
  for (size_t written = 0; written < count; written += 8) {
    for (size_t next = 0; next < 8; next++) {
      places[written + next] = (uint32_t)(at + _tzcnt_u64(left));
      left = _blsr_u64(left);
    }
  }
  return count;
}

static inline CB_AVX2 uint64_t CBEqual(__m256i low, __m256i high, __m256i byte) {
  uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, byte));
  uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, byte));
  return first | (uint64_t)second << 32;
}

// Bytes that are a carriage return or NUL.
static inline CB_AVX2 __m256i CBUnusual(__m256i bytes) {
  return _mm256_or_si256(
      _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\r')),
      _mm256_cmpeq_epi8(bytes, _mm256_setzero_si256()));
}

CB_AVX2 CBRecord CBFindByAVX2(
    const uint8_t *bytes, size_t start, size_t limit, uint8_t separator, uint32_t *places,
    size_t most) {
  CBRecord record = {0, limit, 0, 0};
  __m256i all = _mm256_setzero_si256(), unusual = _mm256_setzero_si256();
  size_t count = 0;
  for (size_t at = start; at < limit && count <= most; at += 64) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + at));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + at + 32));
    uint64_t lineFeeds = CBEqual(low, high, _mm256_set1_epi8('\n'));
    uint64_t separators = CBEqual(low, high, _mm256_set1_epi8((char)separator));
    all = _mm256_or_si256(all, _mm256_or_si256(low, high));
    unusual = _mm256_or_si256(unusual, _mm256_or_si256(CBUnusual(low), CBUnusual(high)));
    // The mask ends at the first line feed; it holds all bits where there is none.
    count += CBWrite(separators & _blsmsk_u64(lineFeeds), at, places + count);
    if (lineFeeds != 0) {
      record.lineFeed = CBEnd(lineFeeds, at, limit);
      break;
    }
  }
  record.separators = count;
  record.isUnusual = _mm256_movemask_epi8(unusual);
  record.isBeyondASCII = _mm256_movemask_epi8(all);
  return record;
}

// --- AVX-512 with VBMI2: processors since 2019 ----------------------------------------------------

#define CB_AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi2,bmi,bmi2,popcnt")))

static const uint8_t numbers[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

// Sixteen numbers below 64 as places.
static inline CB_AVX512 void CBStore(__m128i found, size_t at, uint32_t *places) {
  __m512i start = _mm512_set1_epi32((int)(uint32_t)at);
  _mm512_storeu_si512(places, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(found)));
}

// Writes down where bits are set, sixteen at a time; what is too much is written over by the next.
static inline CB_AVX512 size_t CBCompress(uint64_t left, size_t at, uint32_t *places) {
  __m512i found = _mm512_maskz_compress_epi8(left, _mm512_loadu_si512(numbers));
  size_t count = (size_t)__builtin_popcountll(left);
  CBStore(_mm512_castsi512_si128(found), at, places);
  if (count > 16) CBStore(_mm512_extracti32x4_epi32(found, 1), at, places + 16);
  if (count > 32) {
    CBStore(_mm512_extracti32x4_epi32(found, 2), at, places + 32);
    CBStore(_mm512_extracti32x4_epi32(found, 3), at, places + 48);
  }
  return count;
}

CB_AVX512 CBRecord CBFindByAVX512(
    const uint8_t *bytes, size_t start, size_t limit, uint8_t separator, uint32_t *places,
    size_t most) {
  CBRecord record = {0, limit, 0, 0};
  __m512i all = _mm512_setzero_si512();
  uint64_t unusual = 0;
  size_t count = 0;
  for (size_t at = start; at < limit && count <= most; at += 64) {
    __m512i block = _mm512_loadu_si512(bytes + at);
    uint64_t lineFeeds = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\n'));
    uint64_t separators = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8((char)separator));
    all = _mm512_or_si512(all, block);
    unusual |= _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\r'));
    unusual |= _mm512_testn_epi8_mask(block, block);
    // The mask ends at the first line feed; it holds all bits where there is none.
    count += CBCompress(separators & _blsmsk_u64(lineFeeds), at, places + count);
    if (lineFeeds != 0) {
      record.lineFeed = CBEnd(lineFeeds, at, limit);
      break;
    }
  }
  record.separators = count;
  record.isUnusual = unusual != 0;
  record.isBeyondASCII = _mm512_movepi8_mask(all) != 0;
  return record;
}

#endif

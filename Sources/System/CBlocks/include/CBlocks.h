// Splits plain delimited text into fields, 64 bytes at a time.
//
// In C because Swift has no instruction that gathers the top bits of a vector or the places of set bits,
// and cannot compile one function for several processors: it is several times as fast as by the fastest
// way found in Swift.
#ifndef CREDENCE_BLOCKS_H
#define CREDENCE_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

/// What was found of a record.
typedef struct {
  /// Separators before the line feed, or before the end of what was looked at.
  size_t separators;
  /// Where the line feed stands; the limit where there is none before it.
  size_t lineFeed;
  /// Whether some byte is a carriage return or NUL; those of up to 63 bytes behind count too.
  int32_t isUnusual;
  /// Whether some byte is beyond ASCII; those of up to 63 bytes behind count too.
  int32_t isBeyondASCII;
} CBRecord;

/// Bytes behind the limit that must be readable, and places behind the last that must be writable.
enum { CBMargin = 64 };

/// By which instructions 64 bytes are looked at, from the slowest to the fastest.
typedef enum { CBPlain, CBAVX2, CBAVX512 } CBWay;

/// Whether this processor has a way's instructions.
int32_t CBHas(CBWay way);

/// The fastest way that this processor has.
CBWay CBBestWay(void);

/// Looks from `start` for the first line feed below `limit`, and writes down where separators stand.
///
/// All ways give the same record and places. Stops after a block with which there are more than `most`
/// separators. Linear in the bytes looked at.
CBRecord CBFindFields(
    CBWay way, const uint8_t *bytes, size_t start, size_t limit, uint8_t separator,
    uint32_t *places, size_t most);

#endif

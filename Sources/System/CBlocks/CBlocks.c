// A module needs a file to compile; all of it stands in the header, so that it is inlined.
#include "CBlocks.h"

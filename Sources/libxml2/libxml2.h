// Deliberately empty: only the compiler and linker flags of libxml2 pass through this module.
// Its own headers pull in ICU, which clashes with the one of Swift's Foundation.

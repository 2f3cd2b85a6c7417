// Deliberately empty: only the compiler and linker flags of libarchive pass through this module.

// Deliberately empty: only the compiler and linker flags of xxHash pass through this module.

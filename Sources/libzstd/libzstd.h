// Deliberately empty: only the compiler and linker flags of Zstandard pass through this module.

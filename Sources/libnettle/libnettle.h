// Deliberately empty: only the compiler and linker flags of Nettle pass through this module.

// Deliberately empty: only the compiler and linker flags of ISA-L pass through this module.

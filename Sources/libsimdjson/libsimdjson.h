// Deliberately empty: only the compiler and linker flags of simdjson pass through this module.

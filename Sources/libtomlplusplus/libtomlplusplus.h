// Deliberately empty: only the compiler flags of toml++ pass through this module.

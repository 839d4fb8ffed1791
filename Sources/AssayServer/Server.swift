/// Marks the module until its first route.
enum AssayServerModule {}

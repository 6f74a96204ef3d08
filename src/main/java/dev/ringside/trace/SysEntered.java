package dev.ringside.trace;

/// A task entered the kernel by a system call: user mode → kernel mode.
///
/// Source: tracepoint `raw_syscalls:sys_enter`; the arguments are what the registers say.
///
/// @param at when, where and by whose word
/// @param call the name of the call without prefix, `recvfrom`; `#N` if the number has no known
///   name
/// @param args the decoded arguments
public record SysEntered(Stamp at, String call, CallArgs args) implements TraceEvent {}

package dev.ringside.trace;

/// The program hands the kernel an address: the next call of this task shall put bytes there. A
/// register holds it; whether the call may, its return tells.
///
/// Source: the program.
///
/// @param at when, where and by whose word; the task is the one that makes the call
/// @param address in hexadecimal, `0xffffffff81000000`
public record AddressHanded(Stamp at, String address) implements TraceEvent {}

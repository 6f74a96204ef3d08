package dev.ringside.lab.probe;

import dev.ringside.trace.Role;

/// A thread under study.
///
/// @param tid its thread id
/// @param process the process that it belongs to
/// @param name what the scenario calls it
/// @param role what it does in the scenario
public record ObservedTask(int tid, int process, String name, Role role) {}

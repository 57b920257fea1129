package dev.rollcall.host.operation;

import dev.rollcall.host.journal.Standing;

/** How an active connection is. */
record ConnectionState(String name, String provider, Standing standing) {}

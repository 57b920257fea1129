package dev.rollcall.host.sync;

import dev.rollcall.host.journal.AssetMemory;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.Claims;
import dev.rollcall.host.journal.ComparisonStore;
import dev.rollcall.host.journal.DetailStore;
import dev.rollcall.host.journal.Instances;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.SightingStore;
import org.springframework.transaction.support.TransactionOperations;

/** The journal, as runs write it. */
public record Notebook(
        Runs runs,
        Changes changes,
        SightingStore sightings,
        AssetMemory assets,
        DetailStore details,
        ComparisonStore comparisons,
        Instances instances,
        Claims claims,
        TransactionOperations transactions) {}

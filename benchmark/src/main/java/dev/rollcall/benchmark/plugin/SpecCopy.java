package dev.rollcall.benchmark.plugin;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Pace;

/** Copies what a provider says of itself, but for one thing. */
final class SpecCopy {
    private SpecCopy() {}

    /** The same under another id and link field. */
    static SourceSpec named(SourceSpec spec, String id) {
        return copy(spec, SourceSpec.provider(id, spec.displayName() + " " + id, id), spec.pace());
    }

    /** The same, with another pace. */
    static SourceSpec paced(SourceSpec spec, Pace pace) {
        return copy(spec, SourceSpec.provider(spec.id(), spec.displayName(), spec.linkField()), pace);
    }

    /** The settings themselves can't be copied, and a copy is never asked for them. */
    private static SourceSpec copy(SourceSpec spec, SourceSpec.Builder copy, Pace pace) {
        copy.documentation(spec.documentation().toString())
                .address(spec::address)
                .authentication(spec::authentication)
                .partitions(spec::partitions)
                .pace(pace)
                .faults(spec::fault)
                .timeout(spec.timeout())
                .detailsPerHour(spec.detailsPerHour());
        if (spec.looksIntoSuccess()) {
            copy.faultsInSuccess(spec::faultInSuccess);
        }
        return copy.build();
    }
}

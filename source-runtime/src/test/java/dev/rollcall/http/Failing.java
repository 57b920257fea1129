package dev.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rollcall.api.SourceException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call fails with. */
final class Failing {
    private Failing() {}

    static SourceException failure(ThrowingCallable call) {
        return catchThrowableOfType(SourceException.class, call);
    }

    /** The failure, which is of that kind and has two sentences for a person. */
    static SourceException of(SourceException.Kind kind, ThrowingCallable call) {
        var thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(SourceException.class);
        var failure = failure(() -> {
            throw thrown;
        });
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure.happened()).endsWith(".");
        assertThat(failure.cure()).endsWith(".");
        assertThat(failure.getCause()).isNull();
        return failure;
    }
}

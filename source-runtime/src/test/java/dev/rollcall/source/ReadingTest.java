package dev.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When a reading counts as all there is. */
class ReadingTest {
    private final CollectedDevices devices = new CollectedDevices();
    private final Reading reading = new Reading(Partition.DEVICES, devices);

    @Test
    void aNormalEndIsComplete() {
        reading.accept(device("a"));
        var result = reading.ended(ReadReport.WITHOUT_TOTAL);
        assertThat(result.completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(result.delivered()).isEqualTo(1);
        assertThat(result.statedTotal()).isEmpty();
    }

    @Test
    void anEmptyListCanBeComplete() {
        assertThat(reading.ended(ReadReport.of(0)).completeness().isComplete()).isTrue();
    }

    @Test
    @DisplayName("R2 fewer records than the MDM says it has are incomplete")
    void fewerThanStatedIsIncomplete() {
        reading.accept(device("a"));
        reading.accept(device("a"));
        var result = reading.ended(ReadReport.of(2));
        assertThat(result.delivered()).isEqualTo(1);
        assertThat(result.completeness().isComplete()).isFalse();
        assertThat(result.completeness().failure().orElseThrow().kind()).isEqualTo(SourceException.Kind.INCOMPLETE);
    }

    @Test
    void moreThanStatedIsComplete() {
        reading.accept(device("a"));
        reading.accept(device("b"));
        assertThat(reading.ended(ReadReport.of(1)).completeness().isComplete()).isTrue();
    }

    @Test
    void aRejectedRecordWithAnIdIsNotMissing() {
        reading.accept(device("a"));
        reading.reject("b", "The serial is a list.");
        var result = reading.ended(ReadReport.of(2));
        assertThat(result.completeness().isComplete()).isTrue();
        assertThat(result.rejected()).hasSize(1);
    }

    @Test
    void aRecordThatIsRejectedTwiceCountsOnce() {
        reading.accept(device("a"));
        reading.reject("b", "The serial is a list.");
        reading.reject("b", "The serial is a list.");
        assertThat(reading.ended(ReadReport.of(3)).completeness().isComplete()).isFalse();
    }

    @Test
    @DisplayName("R2 a record without a readable id makes the partition incomplete")
    void aRejectedRecordWithoutAnIdIsIncomplete() {
        reading.reject(null, "There is null in place of a record.");
        assertThat(reading.ended(ReadReport.WITHOUT_TOTAL).completeness().isComplete())
                .isFalse();
    }

    @Test
    void aRestartForgetsWhatCameBefore() {
        reading.accept(device("a"));
        reading.accept(device("b"));
        reading.reject(null, "There is null in place of a record.");
        reading.restart("The total changed.");
        reading.accept(device("a"));
        var result = reading.ended(ReadReport.of(1));
        assertThat(result.completeness().isComplete()).isTrue();
        assertThat(result.delivered()).isEqualTo(1);
        assertThat(result.rejected()).isEmpty();
        assertThat(result.restarts()).isEqualTo(1);
        assertThat(devices.devices()).hasSize(1);
    }

    @Test
    void aFailureIsIncompleteAndKeepsWhatCame() {
        reading.accept(device("a"));
        var failure = new SourceException(SourceException.Kind.UNAVAILABLE, "Cut.", "Try again.");
        var result = reading.failed(failure);
        assertThat(result.completeness().isComplete()).isFalse();
        assertThat(result.completeness().failure()).containsSame(failure);
        assertThat(result.delivered()).isEqualTo(1);
    }

    private static Device device(String id) {
        return Device.withId(id).build();
    }
}

package dev.rollcall.testkit.sample;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceHint;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.HintMessage;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.Device;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Faults in checks and in the optional abilities. */
final class PlantedAbilityFaults {
    private PlantedAbilityFaults() {}

    @Planted(breaks = "checkPassesWhereAllIsWell", saying = "check failed on a healthy MDM: Mood: It is bad.")
    static final class CheckAlwaysFails extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
                    var report = CheckReport.builder().failed("Mood", "It is bad.", "Smile.");
                    super.check(context).items().stream()
                            .filter(item -> item.outcome() == CheckReport.Outcome.FAILED)
                            .forEach(item -> report.failed(item.subject(), item.message(), item.cure()));
                    return report.build();
                }
            };
        }
    }

    @Planted(breaks = "checkAsksLittle", saying = "read the list 'computers' to its end, 4 pages")
    static final class CheckReadsEverything extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                void tryList(SourceContext context, Partition partition) throws SourceException, InterruptedException {
                    pages(partition).read(context.http(), new IgnoringSink(), this::device);
                }
            };
        }
    }

    @Planted(breaks = "checkReportsARefusedCredential", saying = "check threw when the credential was refused")
    static final class CheckThrowsARefusal extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                boolean isFinding(SourceException e) {
                    return e.kind() == Kind.PERMISSION;
                }
            };
        }
    }

    @Planted(
            breaks = "checkDoesNotPassWhereTheMdmFails",
            saying = "passed when the MDM answered every request with 500")
    static final class CheckPassesInAnOutage extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                void tryList(SourceContext context, Partition partition) throws SourceException, InterruptedException {
                    try {
                        super.tryList(context, partition);
                    } catch (SourceException e) {
                        if (e.kind() != Kind.UNAVAILABLE) {
                            throw e;
                        }
                    }
                }
            };
        }
    }

    @Planted(breaks = "checkNamesTheMissingPermission", saying = "does not name what is missing")
    static final class CheckNamesNothing extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                void report(CheckReport.Builder report, Partition partition, SourceException failure) {
                    report.failed("Access", "Something is missing.", "Find out what.");
                }
            };
        }
    }

    @Planted(
            breaks = {"checkNamesTheMissingPermission", "checkReportsARefusedCredential"},
            saying = "says nothing of use")
    static final class CheckHasNoCure extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                void report(CheckReport.Builder report, Partition partition, SourceException failure) {
                    report.failed(partition.label(), failure.happened(), "");
                }
            };
        }
    }

    @Planted(breaks = "checkNamesTheMissingPermission", saying = "Make a request that needs the permission")
    static final class CheckTriesOneList extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                void tryList(SourceContext context, Partition partition) throws SourceException, InterruptedException {
                    super.tryList(context, SampleApi.COMPUTERS);
                }
            };
        }
    }

    @Planted(breaks = "findsADeviceByItsId", saying = "which is listed as not enrolled")
    static final class FindsTheEnrolledOnly extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
                        throws SourceException, InterruptedException {
                    return super.findById(context, partition, sourceId)
                            .filter(device -> device.enrolment().isEnrolled());
                }
            };
        }
    }

    @Planted(breaks = "findsNothingThatIsNotThere", saying = "findById for an unknown id failed")
    static final class ThrowsWhereThereIsNone extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
                        throws SourceException, InterruptedException {
                    var found = super.findById(context, partition, sourceId);
                    if (found.isEmpty()) {
                        throw new SourceException(Kind.NOT_FOUND, "There is none.", "Look elsewhere.");
                    }
                    return found;
                }
            };
        }
    }

    @Planted(breaks = "findsDevicesByTheirSerial", saying = "for the serial ' tc00002 '")
    static final class ComparesSerialsByLetter extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
                        throws SourceException, InterruptedException {
                    return search(context, partition, serial).stream()
                            .filter(device ->
                                    device.serial().filter(serial::equals).isPresent())
                            .toList();
                }
            };
        }
    }

    @Planted(breaks = "findsDevicesByTheirSerial", saying = "which two records have")
    static final class FindsTheFirstOnly extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
                        throws SourceException, InterruptedException {
                    return super.findBySerial(context, partition, serial).stream()
                            .limit(1)
                            .toList();
                }
            };
        }
    }

    @Planted(breaks = "leavesOutOtherSerials", saying = "only contains it")
    static final class TakesPartsOfSerials extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
                        throws SourceException, InterruptedException {
                    return search(context, partition, normalised(serial));
                }
            };
        }
    }

    @Planted(breaks = "throwsWhenALookUpIsNotAnswered", saying = "whoever was not answered can't say what is there")
    static final class TakesNoAnswerForNone extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
                        throws InterruptedException {
                    try {
                        return super.findBySerial(context, partition, serial);
                    } catch (SourceException e) {
                        return List.of();
                    }
                }
            };
        }
    }

    @Planted(
            breaks = {"detailsCarryTheIdsAskedFor", "leavesADeletedDeviceOut"},
            saying = "Deliver each detail under the same id as the list does")
    static final class DetailsHaveOtherIds extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public void readDetails(
                        SourceContext context, Partition partition, List<String> sourceIds, DeviceSink sink)
                        throws SourceException, InterruptedException {
                    super.readDetails(context, partition, sourceIds, new IgnoringSink() {
                        @Override
                        public boolean accept(Device device) {
                            return sink.accept(
                                    Device.withId("detail/" + device.sourceId()).build());
                        }
                    });
                }
            };
        }
    }

    @Planted(breaks = "leavesADeletedDeviceOut", saying = "Leave out a device that is not there any more")
    static final class StopsDetailsAtADeletedDevice extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public void readDetails(
                        SourceContext context, Partition partition, List<String> sourceIds, DeviceSink sink)
                        throws SourceException, InterruptedException {
                    for (var id : sourceIds) {
                        if (findById(context, partition, id).isEmpty()) {
                            return;
                        }
                        super.readDetails(context, partition, List.of(id), sink);
                    }
                }
            };
        }
    }

    @Planted(breaks = "throwsWhenDetailsAreNotAnswered", saying = "returned normally with 0 details")
    static final class SwallowsFailedDetails extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public void readDetails(
                        SourceContext context, Partition partition, List<String> sourceIds, DeviceSink sink)
                        throws InterruptedException {
                    try {
                        super.readDetails(context, partition, sourceIds, sink);
                    } catch (SourceException e) {
                        context.warn("No details.");
                    }
                }
            };
        }
    }

    @Planted(breaks = "changesContainWhatChanged", saying = "which had contact with the MDM since")
    static final class MissesChanges extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public void readChangedSince(SourceContext context, Partition partition, Instant since, DeviceSink sink)
                        throws SourceException, InterruptedException {
                    super.readChangedSince(
                            context, partition, since.plus(overlap()).plusSeconds(90), sink);
                }
            };
        }
    }

    @Planted(breaks = "throwsWhenChangesAreNotAnswered", saying = "readChangedSince returned normally")
    static final class SwallowsFailedChanges extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public void readChangedSince(SourceContext context, Partition partition, Instant since, DeviceSink sink)
                        throws InterruptedException {
                    try {
                        super.readChangedSince(context, partition, since, sink);
                    } catch (SourceException e) {
                        context.warn("No changes.");
                    }
                }
            };
        }
    }

    @Planted(breaks = "takesHintsByASecretSetting", saying = "secretSetting() is 'clientSecret'")
    static final class SharesASecret extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public String secretSetting() {
                    return "clientSecret";
                }
            };
        }
    }

    @Planted(breaks = "understandsWhatTheMdmSends", saying = "for a message about")
    static final class TellsOtherIds extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public List<DeviceHint> hints(HintMessage message) throws SourceException {
                    return super.hints(message).stream()
                            .map(hint -> DeviceHint.ofId("x" + hint.sourceId().orElseThrow()))
                            .toList();
                }
            };
        }
    }

    @Planted(breaks = "refusesMessagesOfOthers", saying = "hints returned []")
    static final class TakesEveryMessage extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public List<DeviceHint> hints(HintMessage message) {
                    try {
                        return super.hints(message);
                    } catch (SourceException e) {
                        return List.of();
                    }
                }
            };
        }
    }

    /** Takes and forgets. */
    private static class IgnoringSink implements DeviceSink {
        @Override
        public boolean accept(Device device) {
            return true;
        }

        @Override
        public void reject(@Nullable String sourceId, String reason) {}

        @Override
        public void restart(String reason) {}
    }
}

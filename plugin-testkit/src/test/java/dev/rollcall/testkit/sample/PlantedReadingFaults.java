package dev.rollcall.testkit.sample;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.paging.Pages;
import dev.rollcall.testkit.simulator.VendorSimulator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Faults in what is read where every request is answered. */
final class PlantedReadingFaults {
    private PlantedReadingFaults() {}

    @Planted(
            breaks = {
                "deliversEveryDeviceOfEveryPageOnce",
                "rejectsAnUnreadableRecordAndDeliversTheRest",
                "passesOnTheTotal",
                "keepsReadingsApart",
                "readsOnWhenAskedToWait",
                "readsOnWhenThrottled",
                "takesANewTokenInMidRead",
                "isIncompleteWhereAPermissionIsMissing"
            },
            saying = "The source left out 1 of 35 devices of the list 'computers' when all went well")
    static final class SkipsTheLastRow extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new HandMadeSource() {
                @Override
                boolean take(Row row, DeviceSink sink) throws SourceException, InterruptedException {
                    return row.json().at("/id").asString("").endsWith("1034") || super.take(row, sink);
                }

                @Override
                ReadReport report(long stated, int distinct) {
                    return ReadReport.WITHOUT_TOTAL;
                }
            };
        }
    }

    @Planted(
            breaks = {
                "deliversEveryDeviceOfEveryPageOnce",
                "readsToTheEndWhereTheLastPageIsFull",
                "keepsReadingsApart",
                "readsOnWhenAskedToWait",
                "readsOnWhenThrottled",
                "takesANewTokenInMidRead"
            },
            saying = "more than once")
    static final class ReadsTheFirstPageTwice extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
                        throws SourceException, InterruptedException {
                    var report = super.read(context, partition, sink);
                    Pages.single(SampleApi.list(partition, 0, PAGE))
                            .rows("/devices")
                            .read(context.http(), sink, this::device);
                    return report;
                }
            };
        }
    }

    @Planted(breaks = "deliversWhatTheMdmSays", saying = "the source delivered \"nobody\"")
    static final class TakesSilenceForNobody extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                Device device(Row row) throws RowException {
                    var device = super.device(row);
                    return device.user() instanceof ObservedUser.NotReported
                            ? copy(device).user(ObservedUser.unassigned()).build()
                            : device;
                }
            };
        }
    }

    @Planted(breaks = "deliversWhatTheMdmSays", saying = "the source delivered \"not reported\"")
    static final class TakesNobodyForSilence extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                Device device(Row row) throws RowException {
                    var device = super.device(row);
                    return device.user() instanceof ObservedUser.Unassigned
                            ? copy(device).user(ObservedUser.notReported()).build()
                            : device;
                }
            };
        }
    }

    @Planted(breaks = "deliversWhatTheMdmSays", saying = "Map each of the MDM's states")
    static final class TakesRetiredForEnrolled extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                Device device(Row row) throws RowException {
                    return copy(super.device(row))
                            .enrolment(Enrolment.State.ENROLLED, "")
                            .build();
                }
            };
        }
    }

    @Planted(breaks = "deliversWhatTheMdmSays", saying = "Deliver the serial in the MDM's spelling")
    static final class RespellsSerials extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                Device device(Row row) throws RowException {
                    var device = super.device(row);
                    return copy(device).serial(device.serial().orElse("") + "-").build();
                }

                @Override
                public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
                        throws SourceException, InterruptedException {
                    return new SampleSource().findBySerial(context, partition, serial);
                }
            };
        }
    }

    @Planted(breaks = "deliversNothingOfAnEmptyTenant", saying = "when the list was empty")
    static final class FailsOnAnEmptyTenant extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new HandMadeSource() {
                @Override
                ReadReport report(long stated, int distinct) {
                    if (distinct == 0) {
                        throw new IllegalStateException("no devices");
                    }
                    return super.report(stated, distinct);
                }
            };
        }
    }

    @Planted(breaks = "readsToTheEndWhereTheLastPageIsFull", saying = "Expect an empty page behind a full one")
    static final class TakesAnEmptyPageForAnError extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new HandMadeSource() {
                @Override
                boolean isEnd(int rows, int offset, long total) throws SourceException {
                    if (rows == 0 && offset == 2 * PAGE) {
                        throw failure(SourceException.Kind.MALFORMED, "A page is empty.");
                    }
                    return rows == 0 || (rows < PAGE && offset >= total);
                }
            };
        }
    }

    @Planted(breaks = "readsOnBehindAShortPage", saying = "Go on behind the rows that came")
    static final class StopsAtAShortPage extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new HandMadeSource() {
                @Override
                boolean isEnd(int rows, int offset, long total) {
                    return rows < PAGE;
                }
            };
        }
    }

    @Planted(breaks = "rejectsAnUnreadableRecordAndDeliversTheRest", saying = "Reject that one record with its id")
    static final class ThrowsOnABadRecord extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new HandMadeSource() {
                @Override
                boolean unreadable(Row row, DeviceSink sink, String reason) throws SourceException {
                    throw failure(SourceException.Kind.MALFORMED, reason);
                }
            };
        }
    }

    @Planted(breaks = "rejectsAnUnreadableRecordAndDeliversTheRest", saying = "The source left out 1 of 35 devices")
    static final class DropsABadRecord extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new HandMadeSource() {
                private boolean hasDropped;

                @Override
                boolean unreadable(Row row, DeviceSink sink, String reason) {
                    hasDropped = true;
                    return true;
                }

                @Override
                ReadReport report(long stated, int distinct) {
                    return hasDropped ? ReadReport.WITHOUT_TOTAL : super.report(stated, distinct);
                }
            };
        }
    }

    @Planted(breaks = "rejectsAnUnreadableRecordAndDeliversTheRest", saying = "whose record has fields of wrong types")
    static final class DeliversABadRecord extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                Device device(Row row) throws RowException {
                    try {
                        return super.device(row);
                    } catch (RowException e) {
                        return Device.withId(row.json().at("/id").asString("")).build();
                    }
                }
            };
        }
    }

    @Planted(breaks = "passesOnTheTotal", saying = "the source reported no total")
    static final class KeepsTheTotalToItself extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new HandMadeSource() {
                @Override
                ReadReport report(long stated, int distinct) {
                    return ReadReport.WITHOUT_TOTAL;
                }
            };
        }
    }

    @Planted(breaks = "losesNoDeviceWhenOneIsAdded", saying = "no reason to stop")
    static final class StopsAtAKnownDevice extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new OwnCountSource() {
                @Override
                long compared(long before, long now) throws SourceException {
                    if (before > now) {
                        throw failure(SourceException.Kind.INCOMPLETE, "The list became shorter.");
                    }
                    return now;
                }

                @Override
                boolean stopsAtKnown() {
                    return true;
                }
            };
        }
    }

    @Planted(breaks = "losesNoDeviceWhenOneIsRemoved", saying = "though the MDM's total had changed")
    static final class IgnoresAChangedTotal extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new OwnCountSource();
        }
    }

    @Planted(breaks = "losesNoDeviceWhenOneIsRemoved", saying = "no look-up finds it")
    static final class CannotLookUpWhatAMovingListHid extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new PlainSource();
        }

        @Override
        protected VendorSimulator simulator() {
            return new SampleSimulator(false);
        }
    }

    @Planted(breaks = "keepsReadingsApart", saying = "Keep nothing of a reading in the source")
    static final class KeepsItsSinkInAField extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new HandMadeSource() {
                private volatile @Nullable DeviceSink current;

                @Override
                public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
                        throws SourceException, InterruptedException {
                    current = sink;
                    return super.read(context, partition, sink);
                }

                @Override
                boolean take(Row row, DeviceSink sink) throws SourceException, InterruptedException {
                    var last = current;
                    return super.take(row, last == null ? sink : last);
                }
            };
        }
    }

    @Planted(breaks = "specIsConstant", saying = "changes from call to call: its display name")
    static final class ChangesItsSpec extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                private final AtomicInteger calls = new AtomicInteger();

                @Override
                public SourceSpec spec() {
                    return spec("Sample " + calls.incrementAndGet()).build();
                }
            };
        }
    }

    @Planted(breaks = "specFitsTheSource", saying = "its spec allows none in an hour")
    static final class AllowsNoDetails extends PlantedContract {
        @Override
        protected DeviceSource source() {
            return new SampleSource() {
                @Override
                public SourceSpec spec() {
                    return spec("Sample").detailsPerHour(0).build();
                }
            };
        }
    }

    /** Takes its own count for the MDM's total, and does not mind that the total changes. */
    private static class OwnCountSource extends HandMadeSource {
        @Override
        long compared(long before, long now) throws SourceException {
            return now;
        }

        @Override
        ReadReport report(long stated, int distinct) {
            return ReadReport.of(distinct);
        }
    }

    /** Without any optional ability. */
    static final class PlainSource implements DeviceSource {
        private static final SourceSpec SPEC =
                SampleSource.spec("Plain").detailsPerHour(0).build();
        private final SampleSource sample = new SampleSource();

        @Override
        public SourceSpec spec() {
            return SPEC;
        }

        @Override
        public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
            return sample.check(context);
        }

        @Override
        public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
                throws SourceException, InterruptedException {
            return sample.read(context, partition, sink);
        }
    }

    private static Device.Builder copy(Device device) {
        return Device.withId(device.sourceId())
                .serial(device.serial().orElse(null))
                .enrolment(device.enrolment().state(), device.enrolment().reported())
                .user(device.user())
                .lastContact(device.lastContact());
    }
}

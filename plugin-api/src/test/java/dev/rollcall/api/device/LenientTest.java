package dev.rollcall.api.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LenientTest {
    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @CsvSource({
        "2024-07-23T14:11:37Z,                 2024-07-23T14:11:37Z",
        "2024-07-23T14:11:37.1Z,               2024-07-23T14:11:37.100Z",
        "2024-07-23T14:11:37.150Z,             2024-07-23T14:11:37.150Z",
        "2024-07-23T14:11:37.150080Z,          2024-07-23T14:11:37.150080Z",
        "2024-07-23T14:11:37.1500801Z,         2024-07-23T14:11:37.150080100Z",
        "2024-07-23T14:11:37.150080123Z,       2024-07-23T14:11:37.150080123Z",
        "2022-12-13 19:14:20.455640+00:00,     2022-12-13T19:14:20.455640Z",
        "2024-02-13 15:23:10+00:00,            2024-02-13T15:23:10Z",
        "2024-05-13 20:09:23 +0000,            2024-05-13T20:09:23Z",
        "2024-05-13T20:09:23+02:00,            2024-05-13T18:09:23Z",
        "2024-05-13T20:09:23-0530,             2024-05-14T01:39:23Z",
        "2024-05-13T20:09:23+02,               2024-05-13T18:09:23Z",
        "2024-05-13T20:09:23.123,              2024-05-13T20:09:23.123Z",
        "2024-05-13 20:09,                     2024-05-13T20:09:00Z",
        "2024-05-13t20:09:23z,                 2024-05-13T20:09:23Z",
        "' 2024-05-13 ',                       2024-05-13T00:00:00Z",
        "1715630963000,                        2024-05-13T20:09:23Z"
    })
    void readsDatesInEverySpellingThatMdmsSend(String text, Instant expected) {
        assertThat(Lenient.instant(text)).contains(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "0001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "2000-01-01T00:00:00Z",
                "2000-01-01 00:00:00+00:00",
                "9999-12-31T23:59:59.9999999Z",
                "9999-12-31",
                "0",
                "000000000000",
                "99999999999999",
                "never",
                "2024-13-45T00:00:00Z",
                "2024-05-13T20:09:23Z and more",
                "1 month ago"
            })
    void reportsNoDateForSentinelsAndWhatIsNoDate(@Nullable String text) {
        assertThat(Lenient.instant(text)).isEmpty();
    }

    @Test
    void datesBesideTheSentinelsAreReported() {
        assertThat(Lenient.instant("2000-01-02")).contains(Instant.parse("2000-01-02T00:00:00Z"));
        assertThat(Lenient.instant("2199-12-31T23:59:59Z")).contains(Instant.parse("2199-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 GB LPDDR4",
                "8 GB 3733MHz LPDDR4X",
                "8GB",
                "8 gb",
                "8 GiB",
                "8.0 GB",
                "8G",
                "8192 MB",
                "8,192 MB"
            })
    void memoryIsCountedInPowersOf1024(String text) {
        assertThat(Lenient.memoryBytes(text)).contains(8 * GIB);
    }

    @ParameterizedTest
    @CsvSource({
        "228.27 GB,        228270000000",
        "'228,27 GB',      228270000000",
        "750GB,            750000000000",
        "128.0 GB,         128000000000",
        "1 TB,             1000000000000",
        "'1,024.5 GB',     1024500000000",
        "512 MiB,          536870912",
        "2 TiB,            2199023255552",
        "640 KB,           640000",
        "500 bytes,        500",
        "500 B,            500",
        "256060514304,     256060514304"
    })
    void storageIsCountedInPowersOf1000UnlessTheUnitSaysOtherwise(String text, long expected) {
        assertThat(Lenient.storageBytes(text)).contains(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "0",
                "0 GB",
                "-1",
                "-5 GB",
                "unknown",
                "GB",
                "2 x 8 GB",
                "8 Gbit",
                "8 cores",
                "1.2.3 GB",
                "1,0,0 GB",
                "0.2",
                "99999999999999999 PB",
                "8..5 GB"
            })
    void reportsNoAmountForWhatIsNone(@Nullable String text) {
        assertThat(Lenient.memoryBytes(text)).isEmpty();
        assertThat(Lenient.storageBytes(text)).isEmpty();
    }

    @Test
    void mebibytesAreReportedAboveZeroAndAsFarAsALongGoes() {
        assertThat(Lenient.mebibytes(8192L)).contains(8 * GIB);
        assertThat(Lenient.mebibytes(null)).isEmpty();
        assertThat(Lenient.mebibytes(0L)).isEmpty();
        assertThat(Lenient.mebibytes(-1L)).isEmpty();
        assertThat(Lenient.mebibytes(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void numbersAreReportedAboveZero() {
        assertThat(Lenient.number(" 1328 ")).contains(1328L);
        assertThat(Lenient.number("008")).contains(8L);
        assertThat(Lenient.number("0")).isEmpty();
        assertThat(Lenient.number("-1")).isEmpty();
        assertThat(Lenient.number("8.5")).isEmpty();
        assertThat(Lenient.number("9999999999999999999")).isEmpty();
        assertThat(Lenient.number("")).isEmpty();
        assertThat(Lenient.number(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "True, true",
        "False, false",
        "true, true",
        "false, false",
        "YES, true",
        "no, false",
        "1, true",
        "0, false"
    })
    void readsFlagsInEverySpelling(String text, boolean expected) {
        assertThat(Lenient.flag(text)).contains(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "maybe", "None", "2"})
    void whatIsNeitherYesNorNoIsNoFlag(@Nullable String text) {
        assertThat(Lenient.flag(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fc:e2:6c:27:1b:e4",
                "FC:E2:6C:27:1B:E4",
                "fce26c271be4",
                "FC-E2-6C-27-1B-E4",
                "fce2.6c27.1be4",
                " fc e2 6c 27 1b e4 "
            })
    void macAddressesComeOutInOneSpelling(String text) {
        assertThat(Lenient.macAddress(text)).contains("FC:E2:6C:27:1B:E4");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00:00:00:00:00:00",
                "ff:ff:ff:ff:ff:ff",
                "fc:e2:6c:27:1b",
                "fc:e2:6c:27:1b:e4:00:00",
                "unknown",
                "no facade, cafe bad"
            })
    void reportsNoMacAddressForWhatIsNone(@Nullable String text) {
        assertThat(Lenient.macAddress(text)).isEmpty();
    }

    @Test
    void imeisComeOutAsDigits() {
        assertThat(Lenient.imei("35 281607 123456 7")).contains("352816071234567");
        assertThat(Lenient.imei("35-281607-123456-7")).contains("352816071234567");
        assertThat(Lenient.imei("352816071234567")).contains("352816071234567");
        assertThat(Lenient.imei("000000000000000")).isEmpty();
        assertThat(Lenient.imei("unknown")).isEmpty();
        assertThat(Lenient.imei("")).isEmpty();
        assertThat(Lenient.imei(null)).isEmpty();
    }
}

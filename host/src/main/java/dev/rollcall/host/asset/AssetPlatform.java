package dev.rollcall.host.asset;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.device.Device;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The asset platform beside which the host runs. Calls block and may be made by several threads; of one asset there is
 * never more than one writer, which the caller sees to. An interrupt cancels a call between two requests.
 *
 * <p>What a platform calls a status, a link or a field, in which table it is and whether a session is needed is the
 * adapter's matter.
 */
public interface AssetPlatform extends AutoCloseable {
    /**
     * Reads all assets, active users and statuses. What cannot be read to its end is marked as incomplete (R2).
     *
     * @throws PlatformException if nothing can be said of the assets: settings, permissions, or no answer at all
     */
    default PlatformSurvey read() throws PlatformException, InterruptedException {
        return read(ReadingProgress.NONE);
    }

    /** As {@link #read()}, and tells how far it has come. */
    PlatformSurvey read(ReadingProgress progress) throws PlatformException, InterruptedException;

    /** What {@link #read} says beside the assets: active users and statuses, for a decision on a single asset. */
    PlatformReading surroundings() throws PlatformException, InterruptedException;

    /**
     * One asset as it is now.
     *
     * @return empty if there is none, or it is deleted
     */
    Optional<Asset> asset(String id) throws PlatformException, InterruptedException;

    /** The assets with a serial as they are now, compared as R3 says; archived ones too, deleted ones not. */
    List<Asset> assetsBySerial(String serial) throws PlatformException, InterruptedException;

    /** A device's specs as this platform would hold them. */
    Specs spelled(Device device) throws PlatformException, InterruptedException;

    /** How many writes are best given to {@link #write} at a time: one, where the platform has no bulk request. */
    int writesAtOnce();

    /**
     * Writes. Each asset is read again right before (R71), and what the platform would refuse is looked at before the
     * first request of a sequence is sent.
     *
     * @param writes each of another asset
     * @return one outcome for each, in the same order
     * @throws PlatformException of kind {@code CONFIGURATION}, before anything was written
     */
    List<WriteOutcome> write(List<AssetWrite> writes) throws PlatformException, InterruptedException;

    /**
     * R72: what of a write that was begun is still to be sent.
     *
     * @param now the asset as it is
     * @return {@link AssetEdit#NOTHING} if all is done; empty if the asset is not as one of the write's requests, or
     *     none of them, left it
     */
    Optional<AssetEdit> remaining(AssetWrite write, Asset now);

    /** What a write does besides, such as mails and freed licence seats; each a sentence, empty if there is nothing. */
    List<String> sideEffects(AssetWrite write);

    /** Creates an asset, after the serial was looked up once more. One at a time, whoever calls. */
    CreateOutcome create(NewAsset asset) throws InterruptedException;

    /** Creates a user (R14), unless the platform knows one with the address by now, who is returned then. */
    Holder.Person create(NewUser user) throws PlatformException, InterruptedException;

    /** Where people look at an asset in the platform; asks it nothing. Empty where that is not known. */
    Optional<URI> pageOfAsset(String id);

    /** Where people look at a user in the platform; asks it nothing. Empty where that is not known. */
    Optional<URI> pageOfPerson(String id);

    /** Looks whether everything is there that a sync needs, and what is in its way. Writes nothing. */
    CheckReport check() throws InterruptedException;

    /** The statuses that there are, in the platform's order. Needs no more of the settings than address and token. */
    List<StatusChoice> statuses() throws PlatformException, InterruptedException;

    /** What {@link #prepare} would do. Writes nothing. */
    List<Preparation> preparations() throws PlatformException, InterruptedException;

    /**
     * Does what was agreed on.
     *
     * @param agreed of {@link #preparations}; what is not needed any more is left out
     * @return what was done, each a sentence
     */
    List<String> prepare(List<Preparation> agreed) throws PlatformException, InterruptedException;

    /** Ends the session, where there is one. */
    @Override
    void close();
}

package dev.rollcall.sandbox.day;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The company's asset platform, whatever product it is: its people, places, models and assets, and what people and
 * accidents do to it. All ids are numbers of this book; {@link #idOf} tells how the platform's users name an asset.
 * What it is asked to change it changes as the database's own console would, without rules and without a trace in the
 * history; {@link #editor} goes by the rules. Safe for all threads.
 */
public interface AssetBook extends AutoCloseable {
    Product product();

    /** Where it listens, as an admin writes it into a setting. */
    URI url();

    /** The settings with which a host connects to it, by their names below {@code rollcall.platform.}. */
    Map<String, String> properties();

    /** The id by which requests and pages name an asset: {@code 5}, {@code Computer/5}. */
    String idOf(int asset);

    /**
     * The asset that such an id names.
     *
     * @throws IllegalArgumentException if the text is no id of an asset
     */
    int numberOf(String id);

    /** Somebody more. */
    int person(NewPerson person);

    /** Takes somebody's right to work there, or gives it back. */
    void active(int person, boolean active);

    /** A place more, which can hold assets. */
    int place(String name);

    /** A model more, with all fields that the company has; its name may be another one's, too. */
    int model(NewModel model);

    /** An asset more. */
    int add(Consumer<AssetSheet> sheet);

    /** Changes an asset that is there. */
    void change(int asset, Consumer<AssetSheet> sheet);

    /** An asset as it is now; deleted ones too. */
    Optional<BookAsset> look(int asset);

    /** All living assets with a serial, as the platform compares serials. */
    List<BookAsset> bySerial(String serial);

    /** All assets, by id; deleted ones too. */
    List<BookAsset> assets();

    /** How many assets there are, deleted ones included. */
    int count();

    /** Somebody with all rights who edits by hand. */
    Editor editor();

    /** How often the history shows that an asset was given to somebody, or taken. */
    int handovers(int asset);

    /** All that the history of all assets shows, oldest first for each; for comparing only. */
    List<String> history();

    /** How many requests have come in. */
    long requests();

    /** The requests that were meant to change something, oldest first, refused or not; for people and for comparing. */
    List<String> writes();

    /** How many requests were meant to change that asset; where one request is for many, how many entries its history has. */
    long writesTo(int asset);

    /** Whether every request is refused for maintenance. */
    void unavailable(boolean on);

    /** Runs that within the next request that changes an asset, before its write. It must use no HTTP. */
    void duringNextWrite(Runnable other);

    /** From now on the platform refuses for good to give that asset to anybody else, or to take it. */
    void refuse(int asset);

    /** Lets the user who syncs make other users, too. */
    void allowUserCreation();

    @Override
    void close();
}

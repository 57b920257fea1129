package dev.rollcall.host.sync;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** Sees to it that of one asset there is never more than one writer in this process. */
final class AssetLocks {
    private static final int STRIPES = 256;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    AssetLocks() {
        for (var i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /** Something done while the assets are ours. */
    interface Work {
        void run() throws InterruptedException;
    }

    /** Waits until nobody writes any of the assets, and does the work. Stripes are taken in order, so none waits for ever. */
    void with(Collection<String> assetIds, Work work) throws InterruptedException {
        var numbers = new TreeSet<Integer>();
        assetIds.forEach(id -> numbers.add(Math.floorMod(id.hashCode(), STRIPES)));
        var taken = new ArrayDeque<ReentrantLock>();
        try {
            for (var number : numbers) {
                stripes[number].lockInterruptibly();
                taken.push(stripes[number]);
            }
            work.run();
        } finally {
            taken.forEach(ReentrantLock::unlock);
        }
    }
}

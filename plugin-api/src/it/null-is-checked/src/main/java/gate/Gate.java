package gate;

import org.jspecify.annotations.NullMarked;

@NullMarked
final class Gate {
    static String name() {
        return null;
    }
}

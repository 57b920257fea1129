package dev.rollcall.sandbox.snipeit;

/** What every table but the assets' and the log's has in common. Times are seconds of the epoch; 0 is NULL. */
abstract class Row {
    final int id;
    String name;
    int createdBy;
    long createdAt;
    long updatedAt;
    long deletedAt;

    Row(int id, String name) {
        this.id = id;
        this.name = name;
    }

    boolean isDeleted() {
        return deletedAt != 0;
    }
}

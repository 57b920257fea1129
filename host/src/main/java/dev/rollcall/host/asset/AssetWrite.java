package dev.rollcall.host.asset;

/**
 * One change of one asset that is there.
 *
 * @param before the asset as the decision was made on it (R71)
 * @param edit what is to be different
 * @param why for the platform's history
 */
public record AssetWrite(Asset before, AssetEdit edit, Provenance why) {}

package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.AssetPlatformContract;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;

class SnipeItContractTest extends AssetPlatformContract {
    @Override
    protected House open() {
        return new SnipeItHouse(SnipeItVersion.V8_1_4);
    }
}

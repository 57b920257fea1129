package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.AssetPlatformContract;
import dev.rollcall.sandbox.glpi.GlpiVersion;

class Glpi11ContractTest extends AssetPlatformContract {
    @Override
    protected House open() {
        return new GlpiHouse(GlpiVersion.V11_0_6);
    }
}

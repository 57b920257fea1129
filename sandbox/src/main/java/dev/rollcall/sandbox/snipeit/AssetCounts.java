package dev.rollcall.sandbox.snipeit;

import java.util.HashMap;
import java.util.Map;

/** How many living assets each user, label and model has, kept with every write: lists show them on every row. */
final class AssetCounts {
    private final Map<Integer, Integer> byUser = new HashMap<>();
    private final Map<Integer, Integer> byLabel = new HashMap<>();
    private final Map<Integer, Integer> byModel = new HashMap<>();

    void add(Asset asset) {
        count(asset, 1);
    }

    void remove(Asset asset) {
        count(asset, -1);
    }

    int ofUser(int userId) {
        return byUser.getOrDefault(userId, 0);
    }

    int ofLabel(int labelId) {
        return byLabel.getOrDefault(labelId, 0);
    }

    int ofModel(int modelId) {
        return byModel.getOrDefault(modelId, 0);
    }

    private void count(Asset asset, int difference) {
        if (asset.isDeleted()) {
            return;
        }
        byLabel.merge(asset.statusId, difference, Integer::sum);
        byModel.merge(asset.modelId, difference, Integer::sum);
        if (asset.assignedType == HolderType.USER) {
            byUser.merge(asset.assignedTo, difference, Integer::sum);
        }
    }
}

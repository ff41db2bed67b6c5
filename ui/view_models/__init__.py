"""The view models: one a screen. Each folds what happened into texts and tells QML only what changed."""

#!/usr/bin/env bash
# Puts the pictures that the page's tests made into the documentation.
# Usage: dotnet test --filter EndToEnd.Page, then eng/take-screens.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly from=TestResults/screens
mkdir -p docs/screens
cp "$from/home-1440.png" docs/home.png
cp "$from/answer-1440.png" docs/page.png
cp "$from/chip-1280.png" docs/screens/chip.png
cp "$from/describe-1280.png" docs/screens/describe.png
cp "$from/share-1280.png" docs/screens/share.png
cp "$from/admin-1280.png" docs/screens/admin.png
cp "$from/german-answer-1280.png" docs/screens/german.png
cp "$from/answer-360.png" docs/screens/phone.png

// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QEventLoop>

#include <optional>

namespace Chaos {

/// The answer to what is asked of the desktop, waited for: a command has nothing else to do
/// meanwhile.
template<typename Answer, typename Ask>
Answer answerTo(Ask ask)
{
    QEventLoop loop;
    std::optional<Answer> answer;
    ask([&](const Answer &given) {
        answer = given;
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *answer;
}

} // namespace Chaos

// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retrosaying.h"

#include <algorithm>
#include <array>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array topicWords{
    std::pair{RetroTopic::Learned, "/learned"_L1},
    std::pair{RetroTopic::Surprised, "/surprised"_L1},
    std::pair{RetroTopic::Reproduce, "/reproduce"_L1},
    std::pair{RetroTopic::Authenticity, "/authentic"_L1},
};

} // namespace

RetroSaying RetroSaying::read(const QString &line)
{
    const QString whole = line.trimmed();
    for (const auto &[topic, word] : topicWords) {
        if (!whole.startsWith(word, Qt::CaseInsensitive))
            continue;
        const QString rest = whole.sliced(word.size());
        if (rest.isEmpty() || rest.front().isSpace())
            return {.topic = topic, .text = rest.trimmed()};
    }
    return {.text = whole};
}

QStringList RetroSaying::words()
{
    QStringList words;
    for (const auto &[topic, word] : topicWords)
        words << word;
    return words;
}

QString RetroSaying::wordOf(RetroTopic topic)
{
    const auto known =
        std::ranges::find(topicWords, topic, [](const auto &pair) { return pair.first; });
    return known == topicWords.end() ? QString() : QString(known->second);
}

QStringList RetroSaying::completions(QStringView line)
{
    QStringList found;
    if (!line.startsWith(u'/') || line.contains(u' '))
        return found;
    for (const auto &[topic, word] : topicWords) {
        if (word.startsWith(line, Qt::CaseInsensitive))
            found << word;
    }
    return found;
}

QString RetroSaying::withTopic(const QString &line, RetroTopic topic)
{
    const QString text = read(line).text;
    return topic == RetroTopic::Learned ? text : wordOf(topic) + u' ' + text;
}

} // namespace Chaos

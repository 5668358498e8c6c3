// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/verdictchoice.h"

#include "models/report/reporttext.h"
#include "models/rules/causes.h"

#include <QCoreApplication>

#include <algorithm>

namespace Chaos {

namespace {

struct Choices
{
    Q_DECLARE_TR_FUNCTIONS(Retro)
};

} // namespace

VerdictChoice::VerdictChoice(const QString &experiment, const RetroRow &row)
    : m_row(row)
    , m_given(
          {.experiment = experiment, .source = row.source, .alert = row.alert, .check = row.check})
    , m_verdicts(verdictsFor(row.of))
{
    for (const Verdict verdict : m_verdicts) {
        if (verdict == row.verdict())
            m_current = int(m_options.size());
        m_options.push_back({verdictTitle(verdict), verdict == row.proposed});
    }
}

VerdictChoice::Did VerdictChoice::press(int key, const QString &text)
{
    switch (key) {
    case Qt::Key_Escape:
        return Did::Left;
    case Qt::Key_Up:
        return move(-1);
    case Qt::Key_Down:
        return move(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_isOfCause ? takeCause(m_current) : take(m_current, true);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        m_given.verdict = Verdict::NotYetKnown;
        m_given.cause.clear();
        return Did::Given;
    default:
        break;
    }
    if (text.size() != 1)
        return Did::Nothing;
    const int option = text.front().toLower().unicode() - u'a';
    if (option < 0 || option >= int(m_options.size()))
        return Did::Nothing;
    return m_isOfCause ? takeCause(option) : take(option, false);
}

VerdictChoice::Did VerdictChoice::move(int by)
{
    m_current = std::clamp(m_current + by, 0, int(m_options.size()) - 1);
    return Did::Moved;
}

/// What stands there already is confirmed as it is; another one is asked for its cause.
VerdictChoice::Did VerdictChoice::take(int option, bool asItIs)
{
    if (option < 0)
        return Did::Nothing;
    m_given.verdict = m_verdicts[std::size_t(option)];
    const bool isSame = m_given.verdict == m_row.verdict();
    if (isSame)
        m_given.cause = m_row.given ? m_row.given->cause : m_row.cause;
    if ((isSame && asItIs) || !wantsCause(m_given.verdict))
        return Did::Given;
    offerCauses();
    return Did::Moved;
}

VerdictChoice::Did VerdictChoice::takeCause(int option)
{
    if (option < 0)
        return Did::Nothing;
    m_given.cause = m_causes[option];
    return Did::Given;
}

void VerdictChoice::offerCauses()
{
    m_isOfCause = true;
    m_causes = {QString()};
    for (const auto &[cause, word] : causeWords)
        m_causes << wordOf(cause);
    for (const QString &own : {m_row.cause, m_given.cause}) {
        if (!m_causes.contains(own))
            m_causes << own;
    }
    m_options.clear();
    for (const QString &cause : std::as_const(m_causes))
        m_options.push_back({cause.isEmpty() ? Choices::tr("No cause said") : causeTitle(cause),
                             !cause.isEmpty() && cause == m_row.cause});
    m_current = int(std::max<qsizetype>(0, m_causes.indexOf(m_given.cause)));
}

} // namespace Chaos

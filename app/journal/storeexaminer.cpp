// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/journal/storeexaminer.h"

#include "app/journal/statement.h"
#include "app/journal/storetrouble.h"

#include <QCryptographicHash>

#include <array>

using namespace Qt::StringLiterals;

namespace Chaos {

namespace {

QString stringOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// Calls `each` for every row.
template<typename Each>
Outcome<Done> eachRow(Database &database, const char *sql, Each each)
{
    Statement statement(database, sql);
    Statement::Step step = statement.step();
    for (; step == Statement::Step::Row; step = statement.step())
        each(statement);
    if (step == Statement::Step::Failed)
        return statement.trouble();
    return Done{};
}

} // namespace

Outcome<StoreHealth> StoreExaminer::examine()
{
    using Part = Outcome<Done> (StoreExaminer::*)();
    constexpr auto parts =
        std::to_array<Part>({&StoreExaminer::checkPages, &StoreExaminer::checkDays,
                             &StoreExaminer::checkPayloads, &StoreExaminer::checkPictures});
    for (const Part part : parts) {
        const Outcome<Done> checked = (this->*part)();
        if (checked)
            continue;
        const int code = m_database.lastCode();
        if (!StoreTrouble::isDamage(code) && !StoreTrouble::isPlainError(code))
            return checked.failure();
        m_health.findings << checked.failure().detail;
    }
    m_health.findings.removeDuplicates();
    return m_health;
}

Outcome<Done> StoreExaminer::checkPages()
{
    return eachRow(m_database, "PRAGMA integrity_check(20)", [this](const Statement &row) {
        if (const QString line = stringOf(row.text(0)); line != u"ok"_s)
            m_health.findings << tr("The file is broken: %1.").arg(line.trimmed());
    });
}

Outcome<Done> StoreExaminer::checkDays()
{
    // Reads every entry of every day, so that the counts are of what is really there.
    const auto counted = eachRow(
        m_database,
        "SELECT j.entry >> 40, d.title, count(*), max(j.entry) & 0xffffffffff FROM journal j"
        " LEFT JOIN days d ON d.number = j.entry >> 40 GROUP BY 1",
        [this](const Statement &row) {
            m_health.entries += row.number(2);
            if (row.isNull(1)) {
                m_health.findings << tr("%1 entries belong to day %2, which does not exist.")
                                         .arg(row.number(2))
                                         .arg(row.number(0));
            }
            if (row.number(2) != row.number(3)) {
                m_health.findings << tr("Of the %1 entries of day %2 (%3), %4 are missing.")
                                         .arg(row.number(3))
                                         .arg(row.number(0))
                                         .arg(stringOf(row.text(1)))
                                         .arg(row.number(3) - row.number(2));
            }
        });
    if (!counted)
        return counted.failure();
    const Outcome<qint64> days = m_database.number("SELECT count(*) FROM days");
    if (!days)
        return days.failure();
    m_health.days = *days;
    return Done{};
}

Outcome<Done> StoreExaminer::checkPayloads()
{
    const Outcome<qint64> bad = m_database.number(
        "SELECT count(*) FROM journal WHERE NOT json_valid(payload) OR length(id) <> 16");
    if (!bad)
        return bad.failure();
    if (*bad > 0)
        m_health.findings << tr("The content of %1 entries cannot be understood.").arg(*bad);
    return Done{};
}

Outcome<Done> StoreExaminer::checkPictures()
{
    return eachRow(m_database, "SELECT sha256, png FROM pictures", [this](const Statement &row) {
        const std::string_view png = row.text(1);
        const QByteArray hash = QCryptographicHash::hash(
            QByteArrayView(png.data(), qsizetype(png.size())), QCryptographicHash::Sha256);
        ++m_health.pictures;
        if (hash.toHex() != QByteArrayView(row.text(0).data(), qsizetype(row.text(0).size())))
            m_health.findings
                << tr("The picture %1 is not what it was.").arg(stringOf(row.text(0)));
    });
}

} // namespace Chaos

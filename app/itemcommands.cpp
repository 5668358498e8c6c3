// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/itemcommands.h"

#include "app/clock/roomclock.h"
#include "app/daywriter.h"
#include "app/namedday.h"
#include "app/net/secrets.h"
#include "app/net/transport.h"
#include "app/reportfile.h"
#include "app/secretcommands.h"
#include "models/day/entries.h"
#include "models/report/itemlist.h"
#include "models/rules/tamedtext.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct ExportWords
{
    Q_DECLARE_TR_FUNCTIONS(ItemCommands)
};

QByteArray listOf(const Day &day, CommandLine::Format format)
{
    const Instant now = RoomClock().now();
    if (format == CommandLine::Format::Csv)
        return ItemList::csv(day, now);
    return format == CommandLine::Format::Json ? ItemList::json(day, now)
                                               : ItemList::markdown(day, now);
}

/// Whether it stands in that tracker and project already, as far as the day knows.
const ItemCopy *copyIn(const Day &day, const QString &key, const TrackerPlace &place)
{
    const auto item = std::ranges::find(day.items(), key, &ActionItem::key);
    const auto copy = std::ranges::find_if(item->copies, [&](const ItemCopy &one) {
        return one.tracker == place.word() && one.project == place.project;
    });
    return copy == item->copies.end() ? nullptr : &*copy;
}

/// Makes issues of what is not exported yet, and tells the day of each before the next is made.
class ItemExport
{
public:
    ItemExport(const CommandLine &line, const Terminal &terminal, const PostingPace &pace)
        : m_line(line)
        , m_place(*line.to)
        , m_terminal(terminal)
        , m_pace(pace)
    {}

    [[nodiscard]] int perform()
    {
        // Nobody else may export it, too, in between.
        const auto named =
            m_line.dryRun ? namedDay(m_line) : namedDayToWrite(storePathOf(m_line), m_line.day);
        if (!named)
            return m_terminal.fail(named.failure());
        const auto day = foldDay(*named->store, named->day.number);
        if (!day)
            return m_terminal.fail(day.failure());
        std::vector<IssueDraft> drafts = draftsOf(*day);
        if (m_line.dryRun || drafts.empty())
            return m_terminal.done();
        if (const auto missing = findSecret())
            return m_terminal.fail(*missing);
        return post(*named->store, named->day, std::move(drafts));
    }

private:
    /// Says of the others where they are.
    [[nodiscard]] std::vector<IssueDraft> draftsOf(const Day &day) const
    {
        std::vector<IssueDraft> drafts = issueDrafts(day, m_line.openOnly, RoomClock().now());
        if (drafts.empty())
            m_terminal.say(ExportWords::tr("There is nothing to export."));
        std::erase_if(drafts, [&](const IssueDraft &draft) {
            const ItemCopy *copy = copyIn(day, draft.item, m_place);
            if (copy)
                tell(draft, ExportWords::tr("is there already: %1").arg(nameOf(*copy)));
            else if (m_line.dryRun)
                tell(draft, ExportWords::tr("would be created"));
            return copy != nullptr;
        });
        return drafts;
    }

    [[nodiscard]] std::optional<Failure> findSecret()
    {
        const QString &name = m_place.secret;
        if (!m_secrets.value(name))
            takeFromKeychain(QStringList{name}, m_secrets);
        if (m_secrets.value(name))
            return {};
        return Failure{Failure::Kind::Unauthorized,
                       ExportWords::tr("there is no token %1 in environment or keychain. Keep it "
                                       "with: chaosroom secret keep %1")
                           .arg(name)};
    }

    [[nodiscard]] int post(Store &store, const DayInfo &day, std::vector<IssueDraft> drafts)
    {
        const RoomClock clock;
        Transport transport(clock, m_secrets);
        const auto dialect = dialectOf(m_place);
        IssuePoster poster(*dialect, transport, m_pace);
        DayWriter writer(store);
        const auto keep = [&](const IssueDraft &draft, const ItemCopy &copy, const QString &how) {
            tell(draft, how.arg(nameOf(copy)));
            const auto kept = writer.keep(day, Entries::itemExported(draft.item, copy));
            if (kept)
                return;
            m_status = m_terminal.fail(kept.failure());
            poster.stop();
            m_loop.quit();
        };
        QObject::connect(&poster, &IssuePoster::created, &m_loop,
                         [&](const IssueDraft &draft, const ItemCopy &copy) {
                             keep(draft, copy, ExportWords::tr("created %1"));
                         });
        QObject::connect(&poster, &IssuePoster::found, &m_loop,
                         [&](const IssueDraft &draft, const ItemCopy &copy) {
                             keep(draft, copy, ExportWords::tr("is there already: %1"));
                         });
        QObject::connect(&poster, &IssuePoster::failed, &m_loop,
                         [&](const IssueDraft &draft, const Failure &failure) {
                             tell(draft, ExportWords::tr("not created: %1").arg(failure.detail));
                             m_status = 1;
                         });
        QObject::connect(&poster, &IssuePoster::finished, &m_loop, &QEventLoop::quit,
                         Qt::QueuedConnection);
        QTimer::singleShot(0, &poster, [&] { poster.post(std::move(drafts)); });
        m_loop.exec();
        return m_status == 0 ? m_terminal.done() : m_status;
    }

    void tell(const IssueDraft &draft, const QString &what) const
    {
        m_terminal.say(u"%1: %2"_s.arg(draft.title, what));
        std::fflush(m_terminal.out);
    }

    /// "#12 https://…"
    [[nodiscard]] static QString nameOf(const ItemCopy &copy)
    {
        return tamed(u"%1 %2"_s.arg(copy.id, copy.url).trimmed());
    }

    const CommandLine &m_line;
    const TrackerPlace &m_place;
    const Terminal &m_terminal;
    const PostingPace m_pace;
    KeptSecrets m_secrets;
    QEventLoop m_loop;
    int m_status = 0;
};

int list(const CommandLine &line, const Terminal &terminal)
{
    auto named = namedDay(line);
    if (!named)
        return terminal.fail(named.failure());
    const auto day = foldDay(*named->store, named->day.number);
    if (!day)
        return terminal.fail(day.failure());
    const QByteArray text = listOf(*day, line.format);
    return giveOut(text, line, terminal);
}

} // namespace

int performItemCommand(const CommandLine &line, const Terminal &terminal, const PostingPace &pace)
{
    return line.verb == CommandLine::Verb::ItemsExport ? ItemExport(line, terminal, pace).perform()
                                                       : list(line, terminal);
}

} // namespace Chaos

// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/hostspage.h"

#include "models/day/clock.h"
#include "models/day/entries.h"
#include "models/day/sourcetraits.h"
#include "models/items/askround.h"
#include "models/items/secretplaces.h"
#include "models/plan/address.h"
#include "models/plan/plankey.h"
#include "ui/plan/formtext.h"
#include "ui/plan/hostblock.h"
#include "ui/plan/hostwords.h"
#include "ui/plan/pathspanel.h"
#include "ui/plan/planeditor.h"
#include "ui/plan/sourceblock.h"
#include "ui/theme/look.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A key that nobody has: of letters, even where the title has none.
template<typename Values>
QString keyFor(const QString &title, const QString &otherwise, const Values &values)
{
    return freshKey(givesKey(title) ? title : otherwise, values);
}

/// "http://checkout.staging:8080/health" is called checkout.staging, or checkout.staging:8080 where
/// that is taken; empty for what is no web address.
QString nameOfUrl(const QString &text, const QStringList &taken)
{
    const QUrl url = text.contains("://"_L1) ? QUrl(text, QUrl::StrictMode) : QUrl();
    if (!taken.contains(url.host(), Qt::CaseInsensitive) || url.port() <= 0)
        return url.host();
    return url.host() + u':' + QString::number(url.port());
}

/// What a person types to add a host is its name or its address.
StagingHost hostFrom(const QString &text, const QStringList &taken)
{
    StagingHost host{.title = text.simplified()};
    if (const QString name = nameOfUrl(text, taken); !name.isEmpty()) {
        host.title = name;
        host.probe.address = text;
    } else if (const auto address = HostWords::probeAddress(Probe::Protocol::Tcp, text);
               address && !text.contains(u' ')) {
        const QString alone = text.section(u':', 0, -2);
        host.title = taken.contains(alone, Qt::CaseInsensitive) ? text : alone;
        host.probe.protocol = Probe::Protocol::Tcp;
        host.probe.address = *address;
    }
    return host;
}

/// An address of its API is kept; that of its pages for people says only which one it is.
void takeHome(AlertSource &source)
{
    const bool isOfApi = QUrl(source.url).host().startsWith("api."_L1);
    if (!traitsOf(source.type).home.isEmpty() && !isOfApi)
        source.url.clear();
}

AlertSource sourceFrom(const QString &text, const QStringList &taken)
{
    AlertSource source{.title = text.simplified()};
    if (const QString name = nameOfUrl(text, taken); !name.isEmpty()) {
        source.title = name;
        source.url = text;
    } else if (!withScheme(text).isEmpty()) {
        source.url = text; // it is told what is missing
    }
    const bool isAlertmanager =
        text.contains("alertmanager"_L1, Qt::CaseInsensitive) || QUrl(source.url).port() == 9093;
    const bool isIcinga =
        text.contains("icinga"_L1, Qt::CaseInsensitive) || QUrl(source.url).port() == 5665;
    static const QRegularExpression newRelic(u"new\\s?relic"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    const bool isGrafana =
        text.contains("grafana"_L1, Qt::CaseInsensitive) || QUrl(source.url).port() == 3000;
    if (isAlertmanager)
        source.type = AlertSource::Type::Alertmanager;
    else if (text.contains("pagerduty"_L1, Qt::CaseInsensitive))
        source.type = AlertSource::Type::PagerDuty;
    else if (text.contains("victorops"_L1, Qt::CaseInsensitive)
             || text.contains("splunk on-call"_L1, Qt::CaseInsensitive))
        source.type = AlertSource::Type::SplunkOnCall;
    else if (text.contains("opsgenie"_L1, Qt::CaseInsensitive))
        source.type = AlertSource::Type::Opsgenie;
    else if (isIcinga)
        source.type = AlertSource::Type::Icinga;
    else if (newRelic.match(text).hasMatch())
        source.type = AlertSource::Type::NewRelic;
    else if (isGrafana)
        source.type = AlertSource::Type::Grafana;
    else if (text.contains("webhook"_L1, Qt::CaseInsensitive))
        source.type = AlertSource::Type::Webhook;
    if (source.type == AlertSource::Type::Icinga)
        source.auth = AlertSource::Auth::Basic; // it answers nobody else
    if (source.type == AlertSource::Type::Grafana)
        source.auth = AlertSource::Auth::Bearer;
    takeHome(source);
    return source;
}

/// The rows that the plan has, each with its own key and in its order; the others are gone.
template<typename Block, typename Values, typename Make>
void fit(std::vector<Block *> &blocks, const Values &values, QVBoxLayout &rows, Make make)
{
    std::vector<Block *> fitting;
    for (const auto &value : values) {
        const auto known = std::ranges::find(blocks, value.key, &PlannedBlock::key);
        fitting.push_back(known == blocks.end() ? make(value.key) : *known);
    }
    for (Block *block : blocks) {
        if (std::ranges::count(fitting, block) > 0)
            continue;
        // It may be in the middle of asking for that.
        block->setObjectName(QString());
        block->hide();
        block->deleteLater();
    }
    if (fitting == blocks)
        return;
    blocks = std::move(fitting);
    for (std::size_t i = 0; i < blocks.size(); ++i)
        rows.insertWidget(int(i), blocks[i]);
}

} // namespace

HostsPage::HostsPage(LiveDay &live, PlanEditor &editor, const AskRound &round,
                     const SecretPlaces &secrets, const Clock &clock, const Look &look,
                     QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_editor(editor)
    , m_round(round)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_look(look)
    , m_acts(makeActs())
    , m_scroll(new QScrollArea(this))
    , m_paths(new PathsPanel(live, clock, look))
{
    setObjectName(u"hostsPage"_s);
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(5 * Chaos::step, 3 * Chaos::step, 5 * Chaos::step, 5 * Chaos::step);
    column->setSpacing(8 * Chaos::step);
    column->addWidget(makeHosts());
    column->addWidget(makeSources());
    column->addWidget(m_paths);
    column->addStretch();
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inner);
    // What is painted between the parts of the screen shows through.
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_scroll);
    m_tick.setInterval(15s);
    connect(&m_tick, &QTimer::timeout, this, &HostsPage::refreshAges);
    connect(&live, &LiveDay::replaced, this, &HostsPage::restart);
    connect(&live, &LiveDay::changed, this, &HostsPage::take);
    connect(&round, &AskRound::changed, this, &HostsPage::refreshSources);
    connect(&secrets, &SecretPlaces::changed, this, &HostsPage::refreshSources);
    connect(m_paths, &PathsPanel::proveWished, this, &HostsPage::proveWished);
    connect(m_paths, &PathsPanel::said, this, &HostsPage::said);
    connect(m_paths, &PathsPanel::appeared, this, &HostsPage::reveal);
    refresh();
}

QWidget *HostsPage::makeActs()
{
    auto *acts = new QWidget(this);
    auto *row = new QHBoxLayout(acts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4 * Chaos::step);
    auto *ask = new WordButton(m_look, tr("Ask sources now"), QKeySequence(Qt::Key_F5), acts);
    ask->setObjectName(u"askSources"_s);
    ask->setHelp(tr("Every source says anew which alerts it has and whom it tells"));
    row->addWidget(ask);
    connect(ask, &QAbstractButton::clicked, this, &HostsPage::ask);
    return acts;
}

HostsPage::Section HostsPage::makeSection(QVBoxLayout &column, const QString &title,
                                          const QString &empty)
{
    Section section;
    section.heading = new PanelHeading(m_look, title, this);
    section.empty = new WrapLabel(m_look, Face::Body, Ink::Soft, this);
    section.empty->setText(empty);
    section.rows = new QVBoxLayout;
    section.rows->setSpacing(0);
    column.setContentsMargins(0, 0, 0, 0);
    column.setSpacing(2 * Chaos::step);
    column.addWidget(section.heading);
    column.addWidget(section.empty);
    column.addLayout(section.rows);
    return section;
}

QWidget *HostsPage::makeHosts()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    m_hosts = makeSection(
        *column, tr("Staging hosts"),
        tr("Which hosts does the day break? The room looks at each of them itself, so that it can "
           "tell when a fault really became visible. With an alert of its own a host needs no "
           "other monitoring. Add the first one below, by its address."));
    m_hosts.empty->setObjectName(u"noHosts"_s);
    FormField add{.name = u"addHost"_s,
                  .question = tr("Add a host: its name, or an address such as "
                                 "https://checkout.staging/health or redis.staging:6379")};
    add.read = [] { return QString(); };
    add.write = [this](const QString &text) -> Outcome<Done> {
        const QStringList taken = HostWords::titlesOf(m_editor.plan().hosts);
        const StagingHost host = hostFrom(text.trimmed(), taken);
        const auto name = HostWords::name(host.title, taken);
        const auto address = HostWords::probeAddress(host.probe.protocol, host.probe.address);
        if (!name)
            return text.trimmed().isEmpty() ? Outcome<Done>(Done{}) : name.failure();
        if (!address)
            return address.failure();
        addHost(host);
        return Done{};
    };
    m_hosts.add = new FormText(m_look, add, widget);
    column->addWidget(m_hosts.add);
    return widget;
}

QWidget *HostsPage::makeSources()
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    m_sources = makeSection(
        *column, tr("Alert sources"),
        tr("Where do your alerts come from? The room asks a Prometheus which alerts it has and an "
           "Alertmanager whom it tells, and computes from that, weeks ahead, whether each of them "
           "can fire in its time-box. Add the first one below, by its address."));
    m_sources.empty->setObjectName(u"noSources"_s);
    FormField add{.name = u"addSource"_s,
                  .question = tr("Add a source: its name, or an address such as "
                                 "http://prometheus.staging:9090")};
    add.read = [] { return QString(); };
    add.write = [this](const QString &text) -> Outcome<Done> {
        const QStringList taken = HostWords::titlesOf(m_editor.plan().sources);
        const AlertSource source = sourceFrom(text.trimmed(), taken);
        const auto name = HostWords::name(source.title, taken);
        const auto address = HostWords::sourceAddress(source.type, source.url);
        if (!name)
            return text.trimmed().isEmpty() ? Outcome<Done>(Done{}) : name.failure();
        if (!address)
            return address.failure();
        addSource(source);
        return Done{};
    };
    m_sources.add = new FormText(m_look, add, widget);
    column->addWidget(m_sources.add);
    return widget;
}

void HostsPage::take(Touched what)
{
    if (touches(what, Touched::Plan))
        refresh();
    else if (touches(what, Touched::Sources | Touched::Surveys))
        refreshSources();
    constexpr Touched ofPaths = Touched::Canaries | Touched::Alerts | Touched::Pages;
    const bool hasCanaries = !m_live.day().canaries().all().empty();
    if (touches(what, Touched::Plan | Touched::Surveys | Touched::Queue)
        || (hasCanaries && touches(what, ofPaths)))
        m_paths->refresh();
    if (touches(what, Touched::Hosts) && !touches(what, Touched::Plan))
        refreshHosts();
}

/// Another day: what was typed belongs to the one before.
void HostsPage::restart()
{
    for (HostBlock *block : std::exchange(m_hostBlocks, {}))
        delete block;
    for (SourceBlock *block : std::exchange(m_sourceBlocks, {}))
        delete block;
    m_awaited.clear();
    // Each host and source is many widgets.
    m_live.inTurn(this, [this] {
        refresh();
        m_paths->restart();
    });
}

void HostsPage::refresh()
{
    refreshHosts();
    refreshSources();
    editAwaited();
}

void HostsPage::refreshHosts()
{
    const auto &hosts = m_live.day().plan().hosts;
    fit(m_hostBlocks, hosts, *m_hosts.rows, [this](const QString &key) {
        auto *block = new HostBlock(m_live, m_editor, m_look, key, this);
        connectBlock(block, true);
        return block;
    });
    for (HostBlock *block : m_hostBlocks)
        block->refresh();
    const auto watched =
        std::ranges::count_if(hosts, [](const StagingHost &host) { return !host.rules.empty(); });
    m_hosts.heading->setNote(
        hosts.empty() ? QString()
                      : tr("%1 of %2 with an alert of their own").arg(watched).arg(hosts.size()));
    m_hosts.empty->setVisible(hosts.empty());
    m_hosts.add->refresh();
}

void HostsPage::refreshSources()
{
    const auto &sources = m_live.day().plan().sources;
    fit(m_sourceBlocks, sources, *m_sources.rows, [this](const QString &key) {
        auto *block =
            new SourceBlock(m_live, m_editor, m_round, m_secrets, m_clock, m_look, key, this);
        connectBlock(block, false);
        connect(block, &SourceBlock::secretGiven, this, &HostsPage::secretGiven);
        return block;
    });
    int asked = 0;
    int askable = 0;
    for (const AlertSource &source : sources) {
        const auto state = newsOf(m_live.day(), m_round, source).state;
        askable += canBeAsked(source) ? 1 : 0;
        asked += canBeAsked(source) && state == SourceNews::State::Answered ? 1 : 0;
    }
    for (SourceBlock *block : m_sourceBlocks)
        block->refresh();
    m_sources.heading->setNote(askable == 0 ? QString()
                                            : tr("%1 of %2 answer").arg(asked).arg(askable));
    m_sources.empty->setVisible(sources.empty());
    m_sources.add->refresh();
}

void HostsPage::refreshAges()
{
    for (SourceBlock *block : m_sourceBlocks)
        block->refreshAges();
}

void HostsPage::connectBlock(PlannedBlock *block, bool isHost)
{
    connect(block, &PlannedBlock::removeWished, this,
            [this, isHost, key = block->key()] { isHost ? removeHost(key) : removeSource(key); });
    connect(block, &PlannedBlock::appeared, this, &HostsPage::reveal);
    connect(block->line(), &PlannedLine::stepped, this, [this, block](int by) { step(block, by); });
}

void HostsPage::removeHost(const QString &key)
{
    const auto host = m_editor.host(key);
    if (!host)
        return;
    emit said(tr("Removed: %1. Ctrl+Z brings it back.").arg(HostWords::titleOf(*host).left(60)));
    m_editor.wish({Entries::removed(Kind::HostRemoved, key)});
    m_hosts.add->setFocus(Qt::OtherFocusReason);
}

void HostsPage::removeSource(const QString &key)
{
    const auto source = m_editor.source(key);
    if (!source)
        return;
    emit said(tr("Removed: %1. Ctrl+Z brings it back.").arg(HostWords::titleOf(*source).left(60)));
    m_editor.wish({Entries::removed(Kind::SourceRemoved, key)});
    m_sources.add->setFocus(Qt::OtherFocusReason);
}

/// Up and down through the rows of both sections.
void HostsPage::step(const PlannedBlock *from, int by)
{
    std::vector<PlannedBlock *> all(m_hostBlocks.begin(), m_hostBlocks.end());
    all.insert(all.end(), m_sourceBlocks.begin(), m_sourceBlocks.end());
    const auto at = std::ranges::find(all, from) - all.begin();
    const auto next = std::clamp<std::ptrdiff_t>(at + by, 0, std::ssize(all) - 1);
    all[std::size_t(next)]->line()->setFocus(Qt::TabFocusReason);
}

/// Once it has its place; of what is taller than the page its beginning.
void HostsPage::reveal(QWidget *part)
{
    QTimer::singleShot(0, part, [this, part] {
        m_scroll->ensureWidgetVisible(part, 0, 4 * Chaos::step);
        QScrollBar *bar = m_scroll->verticalScrollBar();
        bar->setValue(std::min(bar->value(), part->mapTo(m_scroll->widget(), QPoint()).y()));
    });
}

void HostsPage::ask()
{
    const auto &sources = m_live.day().plan().sources;
    if (std::ranges::none_of(sources, canBeAsked)) {
        emit said(tr("No source here can be asked: add a Prometheus or an Alertmanager."));
        return;
    }
    emit askWished();
}

void HostsPage::addHost(StagingHost host)
{
    host.key = keyFor(host.title, u"host"_s, m_editor.plan().hosts);
    m_awaited = u"hostBlock_"_s + host.key;
    m_editor.wish({Entries::planned(host)});
}

void HostsPage::addSource(AlertSource source)
{
    source.key = keyFor(source.title, u"source"_s, m_editor.plan().sources);
    m_awaited = u"sourceBlock_"_s + source.key;
    m_editor.wish({Entries::planned(source)});
}

/// Opens what was added from here, once it has come.
void HostsPage::editAwaited()
{
    auto *block = m_awaited.isEmpty() ? nullptr : findChild<PlannedBlock *>(m_awaited);
    if (!block)
        return;
    m_awaited.clear();
    block->beginEditing();
}

void HostsPage::showEvent(QShowEvent *event)
{
    refreshAges();
    m_paths->setLookedAt(true);
    m_tick.start();
    QWidget::showEvent(event);
}

void HostsPage::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    m_paths->setLookedAt(false);
    QWidget::hideEvent(event);
}

} // namespace Chaos

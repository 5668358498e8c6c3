// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/retro/retroscreen.h"

#include "models/day/entries.h"
#include "models/rules/playing.h"
#include "ui/retro/retroalerts.h"
#include "ui/retro/retrobars.h"
#include "ui/retro/retrofield.h"
#include "ui/retro/retrofigures.h"
#include "ui/retro/retrohead.h"
#include "ui/retro/retronotes.h"
#include "ui/retro/retrosaying.h"
#include "ui/retro/retrowords.h"
#include "ui/widgets/screenbeside.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Micros customaryLength = 8min;
constexpr double margin = 64;
constexpr double betweenPanels = 26;
constexpr double footRoom = 68;
constexpr double mostBars = 160;

/// What can only have changed while the experiment goes on, or slowly: looked at once a second.
constexpr Touched passing = Touched::Alerts | Touched::Pages | Touched::Sources | Touched::Clocks
    | Touched::Surveys | Touched::Events;
constexpr Touched agreed = Touched::Plan | Touched::Queue | Touched::Story | Touched::Items
    | Touched::Verdicts | Touched::Retros | Touched::Qa;

bool touchesAny(Touched what, Touched some)
{
    return (std::uint32_t(what) & std::uint32_t(some)) != 0;
}

} // namespace

RetroScreen::RetroScreen(LiveDay &live, const Clock &clock, std::uint32_t seat, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_live(live)
    , m_clock(clock)
    , m_seat(seat)
    , m_head(new RetroHead(this))
    , m_figures(new RetroFigures(this))
    , m_bars(new RetroBars(this))
    , m_alerts(new RetroAlerts)
    , m_learned(new RetroNotes(u"retroLearned"_s, tr("Type what you learned, Enter keeps it")))
    , m_actions(new RetroNotes(u"retroActions"_s, tr("Type an action… @who  48h  #runbook")))
{
    setObjectName(u"retroScreen"_s);
    setWindowTitle(tr("Mini-retro – Chaosroom"));
    setMinimumSize(640, 360);
    setFocusPolicy(Qt::StrongFocus);
    resize(1280, 720);
    build();
    listen();
    goToNext();
}

void RetroScreen::build()
{
    m_panels = {new RetroPanel(tr("DID THE ALERTS DO THEIR JOB?"), m_alerts, this),
                new RetroPanel(tr("WHAT WE LEARNED"), m_learned, this),
                new RetroPanel(tr("WHAT WE DO NOW"), m_actions, this)};
    m_learned->setCompleter([](const QString &line, qsizetype at) {
        return RetroNotes::Completion{0, RetroSaying::completions(QStringView(line).first(at))};
    });
    m_actions->setCompleter([this](const QString &line, qsizetype at) {
        const ActionLine::Context all = context();
        return RetroNotes::Completion{ActionLine::wordStart(line, at),
                                      ActionLine::completions(line, at, all)};
    });
    m_learned->setExplainer([](const QString &) {
        return tr("Ctrl+1 learned · 2 why surprised · 3 better way to reproduce · 4 authenticity");
    });
    m_actions->setExplainer([this](const QString &line) {
        const ActionLine read = ActionLine::read(line, context());
        if (read.understood.isEmpty())
            return tr("@owner · 48h, today, fri · #alert #runbook … · !\u2060Alert · F2 done");
        RetroItem item{.item = read.applied({})};
        item.owner = nameOf(m_live.day().plan(), read.owner);
        return RetroWords::standing(item, m_clock.now());
    });
    for (QWidget *keyboard :
         std::initializer_list<QWidget *>{m_alerts, &m_learned->field(), &m_actions->field()})
        keyboard->installEventFilter(this);
    goTo(Alerts);
}

void RetroScreen::listen()
{
    connect(&m_live, &LiveDay::changed, this, &RetroScreen::take);
    connect(&m_live, &LiveDay::replaced, this, [this] {
        m_begun.clear();
        m_confirmed.clear();
        m_live.inTurn(this, [this] { goToNext(); });
    });
    connect(m_alerts, &RetroAlerts::given, this,
            [this](const GivenVerdict &verdict) { act(Entries::verdictGiven(verdict)); });
    connect(m_alerts, &RetroAlerts::rated, this,
            [this](const AlertRating &rating) { act(Entries::alertRated(rating)); });
    connect(m_alerts, &RetroAlerts::currentChanged, m_bars, &RetroBars::setCurrent);
    connect(m_learned, &RetroNotes::entered, this, &RetroScreen::keepLine);
    connect(m_actions, &RetroNotes::entered, this, &RetroScreen::keepItem);
    connect(m_learned, &RetroNotes::draftChanged, this,
            [this](const QString &key, const QString &text) { keepDraft(Learned, key, text); });
    connect(m_actions, &RetroNotes::draftChanged, this,
            [this](const QString &key, const QString &text) { keepDraft(Actions, key, text); });
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &RetroScreen::tick);
    m_messageEnd.setSingleShot(true);
    m_messageEnd.setInterval(4s);
    connect(&m_messageEnd, &QTimer::timeout, this, [this] { say({}); });
}

void RetroScreen::showBeside(const QWidget &desk)
{
    const QScreen *const other = screenBeside(desk);
    const QScreen *const screen = other ? other : desk.screen();
    goToNext();
    if (!isVisible())
        setGeometry(screen->geometry());
    showFullScreen();
    raise();
    activateWindow();
    // An experiment that goes on has no retro yet: somebody only looks.
    if (!m_page.experiment.isEmpty() && !m_page.isUnderWay)
        begin();
}

void RetroScreen::goToNext()
{
    showRetro(nextRetro(m_live.day()));
    goTo(Alerts);
}

void RetroScreen::take(Touched what)
{
    if (touchesAny(what, passing))
        m_isStale = true;
    if (isVisible() && touchesAny(what, agreed))
        refresh();
    else if (touchesAny(what, agreed))
        m_isStale = true;
}

void RetroScreen::tick()
{
    if (m_isStale || m_page.isUnderWay)
        return refresh();
    const Retro *const retro = m_live.day().retros().retro(m_page.experiment);
    if (!retro || !retro->openedAt || retro->heldAt)
        return;
    m_page.left = *retro->openedAt + retro->length - m_clock.now();
    m_head->setLeft(m_page.left);
}

void RetroScreen::refresh()
{
    m_isStale = false;
    const Day &day = m_live.day();
    if (m_page.experiment.isEmpty() || !day.run(m_page.experiment))
        return showRetro(nextRetro(day));
    const Instant now = m_clock.now();
    RetroPage page = retroPageOf(day, m_page.experiment, now, RetroWords::utcOffset(now));
    if (page == m_page)
        return;
    m_page = std::move(page);
    fill();
}

void RetroScreen::showRetro(const QString &experiment)
{
    const Instant now = m_clock.now();
    m_isStale = false;
    m_page = retroPageOf(m_live.day(), experiment, now, RetroWords::utcOffset(now));
    fill();
    showDrafts();
}

void RetroScreen::fill()
{
    m_head->setPage(m_page);
    m_figures->setPage(m_page);
    m_bars->setPage(m_page);
    m_alerts->setPage(m_page);
    m_learned->setNotes(linesOfPage());
    m_actions->setNotes(itemsOfPage());
    const bool isEmpty = m_page.experiment.isEmpty();
    for (QWidget *part : std::initializer_list<QWidget *>{m_head, m_figures, m_bars, m_panels[0],
                                                          m_panels[1], m_panels[2]})
        part->setVisible(!isEmpty);
    if (isEmpty)
        setFocus(Qt::OtherFocusReason);
    else if (hasFocus())
        goTo(m_sheet);
    arrange();
}

std::vector<RetroNote> RetroScreen::linesOfPage() const
{
    std::vector<RetroNote> notes;
    for (const RetroLine &line : m_page.lines)
        notes.push_back({.key = line.key,
                         .lead = RetroWords::topic(line.topic),
                         .text = line.text,
                         .line = line.text});
    return notes;
}

std::vector<RetroNote> RetroScreen::itemsOfPage() const
{
    std::vector<RetroNote> notes;
    const Instant now = m_clock.now();
    for (const RetroItem &one : m_page.items)
        notes.push_back({.key = one.item.key,
                         .text = one.item.text,
                         .line = ActionLine::of(one.item, RetroWords::utcOffset(now)),
                         .note = RetroWords::standing(one, now),
                         .noteInk = RetroWords::ink(one.standing),
                         .isDone = isDone(one.standing)});
    return notes;
}

QStringList RetroScreen::facts() const
{
    QStringList facts;
    if (m_head->isHypothesisCut())
        facts << RetroWords::expectation(m_page);
    for (const RetroRemark &question : m_page.questions)
        facts << tr("Question: %1").arg(RetroWords::remark(question));
    for (const RetroRemark &action : m_page.actions)
        facts << tr("Done: %1").arg(RetroWords::remark(action));
    for (const RetroRemark &one : m_page.found)
        facts << tr("Live QA, %1").arg(RetroWords::remark(one));
    return facts;
}

void RetroScreen::setDrafts(const Drafts &drafts)
{
    m_drafts = drafts;
    showDrafts();
}

void RetroScreen::showDrafts()
{
    for (const Sheet sheet : {Learned, Actions}) {
        const QString begin = placeOf(sheet, {});
        QMap<QString, QString> drafts;
        for (auto it = m_drafts.lowerBound(begin); it != m_drafts.end(); ++it) {
            if (!it.key().startsWith(begin))
                break;
            drafts[it.key().sliced(begin.size())] = it.value();
        }
        (sheet == Learned ? m_learned : m_actions)->setDrafts(drafts);
    }
}

QString RetroScreen::placeOf(Sheet sheet, const QString &key) const
{
    return m_page.experiment + (sheet == Learned ? u"\nlearned\n"_s : u"\nactions\n"_s) + key;
}

void RetroScreen::keepDraft(Sheet sheet, const QString &key, const QString &text)
{
    const QString place = placeOf(sheet, key);
    if (text.isEmpty())
        m_drafts.remove(place);
    else
        m_drafts[place] = text;
    emit draftChanged(place, text);
}

bool RetroScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && press(*static_cast<QKeyEvent *>(event)))
        return true;
    if (event->type() == QEvent::FocusIn) {
        goTo(watched == m_alerts ? Alerts : watched == &m_learned->field() ? Learned : Actions);
    }
    return QWidget::eventFilter(watched, event);
}

bool RetroScreen::press(QKeyEvent &event)
{
    if (pressEverywhere(event))
        return true;
    return m_sheet == Alerts ? pressInAlerts(event) : pressInField(event);
}

bool RetroScreen::pressEverywhere(QKeyEvent &event)
{
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    const bool isAlt = modifiers == Qt::AltModifier;
    switch (event.key()) {
    case Qt::Key_Tab:
        if (!isControl && m_sheet != Alerts && notes().complete())
            return true;
        goTo((m_sheet + 1) % 3);
        return true;
    case Qt::Key_Backtab:
        goTo((m_sheet + 2) % 3);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!isAlt && (m_sheet != Alerts || modifiers != Qt::NoModifier))
            return false;
        turn(event.key() == Qt::Key_Left ? -1 : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isControl)
            hold();
        return isControl;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        if (!isControl && m_sheet != Alerts)
            return false;
        adjust(event.key() == Qt::Key_Minus ? -1min : 1min);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        m_panels[m_sheet]->scrollPages(event.key() == Qt::Key_PageUp ? -1 : 1);
        return true;
    case Qt::Key_F11:
        setWindowState(windowState() ^ Qt::WindowFullScreen);
        return true;
    default:
        return false;
    }
}

bool RetroScreen::pressInAlerts(QKeyEvent &event)
{
    if (m_alerts->press(event.key(), event.text()))
        return true;
    if (event.key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    if (event.text().compare(u"h", Qt::CaseInsensitive) != 0 || m_page.experiment.isEmpty())
        return false;
    judge();
    return true;
}

bool RetroScreen::pressInField(QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape) {
        if (!notes().leaveEdit())
            leave();
        return true;
    }
    if (event.key() == Qt::Key_F2 && m_sheet == Actions) {
        toggleItem();
        return true;
    }
    const int topic = event.key() - Qt::Key_1;
    const bool isTopic = topic >= 0 && topic < int(retroTopicWords.size());
    if (m_sheet != Learned || !event.modifiers().testFlag(Qt::ControlModifier) || !isTopic)
        return false;
    const RetroTopic wanted = retroTopicWords[std::size_t(topic)].first;
    m_learned->replaceLine(RetroSaying::withTopic(m_learned->field().text(), wanted));
    return true;
}

void RetroScreen::goTo(int sheet)
{
    m_sheet = Sheet(sheet);
    for (int i = 0; i < int(m_panels.size()); ++i)
        m_panels[std::size_t(i)]->setActive(i == sheet);
    QWidget *const keyboard = sheet == Alerts
        ? static_cast<QWidget *>(m_alerts)
        : &(sheet == Learned ? m_learned : m_actions)->field();
    if (!keyboard->hasFocus())
        keyboard->setFocus(Qt::OtherFocusReason);
    update();
}

RetroNotes &RetroScreen::notes() const
{
    return m_sheet == Actions ? *m_actions : *m_learned;
}

void RetroScreen::turn(int by)
{
    const QStringList all = retrosOf(m_live.day());
    const qsizetype at = all.indexOf(m_page.experiment);
    const qsizetype to = at + by;
    if (at < 0 || to < 0 || to >= all.size())
        return say(by < 0 ? tr("This is the first experiment") : tr("This is the last experiment"));
    if (m_confirmed.contains(m_page.experiment))
        hold();
    showRetro(all[to]);
}

void RetroScreen::leave()
{
    hide();
    emit left();
}

void RetroScreen::adjust(Micros by)
{
    if (m_page.experiment.isEmpty() || m_page.heldAt)
        return;
    const Micros left = m_page.left ? std::max<Micros>(*m_page.left, 0s) : customaryLength - by;
    if (left + by < 1s)
        return;
    m_begun.insert(m_page.experiment);
    emit wished(Entries::retroOpened(m_page.experiment, left + by));
}

void RetroScreen::hold()
{
    m_confirmed.remove(m_page.experiment);
    const Retro *const retro = m_live.day().retros().retro(m_page.experiment);
    if (!m_page.experiment.isEmpty() && !(retro && retro->heldAt))
        emit wished(Entries::retroHeld(m_page.experiment));
}

/// Held, not held, open: what the alerts tell comes first.
void RetroScreen::judge()
{
    const bool first = m_page.proposedHeld.value_or(true);
    std::optional<bool> next = first;
    if (m_page.held)
        next = *m_page.held == first ? std::optional(!first) : std::nullopt;
    act(Entries::hypothesisJudged(m_page.experiment, next));
}

void RetroScreen::toggleItem()
{
    const QString key = m_actions->editing();
    const auto item =
        std::ranges::find(m_page.items, key, [](const RetroItem &one) { return one.item.key; });
    if (item == m_page.items.end())
        return say(tr("↑ goes to the action that is done"));
    act(item->item.closedAt ? Entries::itemReopened(key) : Entries::itemClosed(key));
}

/// The clock of a retro runs from the first thing that is said in it.
void RetroScreen::begin()
{
    const QString &experiment = m_page.experiment;
    const Retro *const retro = m_live.day().retros().retro(experiment);
    const bool isBegun = retro && (retro->openedAt || retro->heldAt);
    if (isBegun || m_begun.contains(experiment))
        return;
    m_begun.insert(experiment);
    emit wished(Entries::retroOpened(experiment, customaryLength));
}

void RetroScreen::act(const Entry &entry)
{
    begin();
    m_confirmed.insert(m_page.experiment);
    emit wished(entry);
}

/// Two lines of one seat are never begun in the same microsecond.
QString RetroScreen::freshKey()
{
    m_lastKey = std::max(m_clock.now(), m_lastKey + 1us);
    return u"retro-%1-%2"_s.arg(microsOf(m_lastKey), 0, 36).arg(m_seat, 0, 36);
}

void RetroScreen::keepLine(const QString &key, const QString &line)
{
    const RetroSaying saying = RetroSaying::read(line);
    const auto known = std::ranges::find(m_page.lines, key, &RetroLine::key);
    const bool isNew = key.isEmpty();
    RetroLine said{.key = key, .experiment = m_page.experiment, .text = saying.text};
    if (isNew && said.text.isEmpty())
        return;
    said.topic =
        saying.topic.value_or(known == m_page.lines.end() ? RetroTopic::Learned : known->topic);
    // A line keeps its topic: with another one it is another line.
    if (known != m_page.lines.end() && said.topic != known->topic) {
        act(Entries::retroSaid({.key = key, .experiment = m_page.experiment}));
        said.key.clear();
    }
    if (said.key.isEmpty())
        said.key = freshKey();
    act(Entries::retroSaid(said));
}

void RetroScreen::keepItem(const QString &key, const QString &line)
{
    const auto known =
        std::ranges::find(m_page.items, key, [](const RetroItem &one) { return one.item.key; });
    const bool isKnown = known != m_page.items.end();
    if (line.isEmpty()) {
        if (isKnown)
            act(Entries::itemRemoved(key));
        return;
    }
    ActionLine read = ActionLine::read(line, context());
    const RetroRow *const row = m_alerts->currentRow();
    const bool isOnAlert = read.kind == ItemKind::Alert || read.kind == ItemKind::Runbook;
    if (isOnAlert && read.alert.isEmpty() && row)
        read.alert = row->alert;
    const ActionItem before =
        isKnown ? known->item : ActionItem{.key = freshKey(), .experiment = m_page.experiment};
    const ActionItem item = read.applied(before);
    act(isKnown ? Entries::itemChanged(item) : Entries::itemOpened(item));
}

ActionLine::Context RetroScreen::context() const
{
    const Instant now = m_clock.now();
    ActionLine::Context context{
        .plan = m_live.day().plan(), .now = now, .utcOffset = RetroWords::utcOffset(now)};
    for (const RetroRow &row : m_page.rows) {
        if (!context.alerts.contains(row.alert))
            context.alerts << row.alert;
    }
    return context;
}

void RetroScreen::say(const QString &message)
{
    m_message = message;
    if (!message.isEmpty())
        m_messageEnd.start();
    update();
}

void RetroScreen::arrange()
{
    m_paper = RetroPaper::filling(size());
    m_head->setPaper(m_paper);
    m_figures->setPaper(m_paper);
    m_bars->setPaper(m_paper);
    const int side = m_paper.px(margin);
    const int room = width() - 2 * side;
    const int foot = height() - m_paper.px(footRoom);
    int top = m_paper.px(40);
    const int head = m_head->heightFor(room);
    m_head->setGeometry(side, top, room, head);
    top += head + m_paper.px(26);

    const int half = int(room * 0.47);
    const int figures = m_figures->heightFor(half);
    const int bars = m_bars->heightFor(std::max(m_paper.px(mostBars), figures));
    m_figures->setGeometry(side, top, half, figures);
    m_bars->setGeometry(side + half + m_paper.px(24), top, room - half - m_paper.px(24), bars);
    top += std::max(figures, bars) + m_paper.px(20);

    const int gap = m_paper.px(betweenPanels);
    const std::array shares{0.38, 0.31, 0.31};
    int left = side;
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        const int wide = int((room - 2 * gap) * shares[i]);
        m_panels[i]->setGeometry(left, top, wide, std::max(1, foot - top));
        m_panels[i]->setPaper(m_paper);
        left += wide + gap;
    }
    m_learned->setFacts(tr("ON THE DAY"), facts());
    update();
}

QString RetroScreen::keys() const
{
    if (m_page.experiment.isEmpty())
        return tr("Esc leaves the shared screen");
    if (m_sheet == Alerts)
        return tr("1–9 verdict · c clear? r runbook? u useful? · h hypothesis · ←→ experiment · "
                  "+− time · Ctrl+Enter held · Tab · Esc leaves");
    return tr("Enter keeps · ↑ edits, emptied takes back · Alt+←→ experiment · Ctrl+Enter held · "
              "Tab · Esc leaves");
}

void RetroScreen::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_paper.theme;
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    const int side = m_paper.px(margin);
    const int right = width() - side;
    const int foot = height() - m_paper.px(48);
    if (m_page.experiment.isEmpty()) {
        const RetroText empty(
            tr("No experiment was triggered yet. Once one is, its retro is held here: "
               "what it showed is filled in, and you say what you learned."),
            m_paper.words(28), theme.textSoft, right - side);
        empty.paint(painter, side, height() / 3);
    } else {
        const RetroWords::Judgement judgement = RetroWords::judgement(m_page);
        int x = side;
        const auto put = [&](const QString &text, QFont::Weight weight, const QColor &colour) {
            const RetroText piece(text, m_paper.words(20, weight), colour, width());
            piece.paint(painter, x, foot);
            x += piece.width() + m_paper.px(6);
        };
        put(tr("Hypothesis:"), QFont::Normal, theme.textFaint);
        put(judgement.word, QFont::Bold, theme.ink(judgement.ink));
        put(judgement.note, QFont::Normal, theme.textFaint);
    }
    const std::array<RetroText::Fit, 3> fits{
        {{m_paper.words(18), 1}, {m_paper.words(16), 1}, {m_paper.words(15), 2}}};
    const QColor colour = m_message.isEmpty() ? theme.textFaint : theme.warning;
    const RetroText hint = RetroText::fitted(m_message.isEmpty() ? keys() : m_message, fits, colour,
                                             int((right - side) * 0.68));
    hint.paintAtRight(painter, right, foot + m_paper.px(22) - hint.height() + m_paper.px(4));
}

/// While there is nothing to hold a retro on, the keyboard is nowhere else.
void RetroScreen::keyPressEvent(QKeyEvent *event)
{
    if (!press(*event))
        QWidget::keyPressEvent(event);
}

void RetroScreen::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
}

void RetroScreen::showEvent(QShowEvent *event)
{
    m_second.start();
    refresh();
    QWidget::showEvent(event);
}

void RetroScreen::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

void RetroScreen::closeEvent(QCloseEvent *event)
{
    QWidget::closeEvent(event);
    emit left();
}

} // namespace Chaos

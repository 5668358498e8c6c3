// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/runscreen.h"

#include "models/rules/allowing.h"
#include "ui/run/allowancestrip.h"
#include "ui/run/backoutpanel.h"
#include "ui/run/bridgebar.h"
#include "ui/run/eventstrip.h"
#include "ui/run/faultlist.h"
#include "ui/run/hostspanel.h"
#include "ui/run/preflightpanel.h"
#include "ui/run/proxiespanel.h"
#include "ui/run/proxyline.h"
#include "ui/run/qastrip.h"
#include "ui/run/queuepanel.h"
#include "ui/run/replaystrip.h"
#include "ui/run/rolespanel.h"
#include "ui/run/stopstrip.h"
#include "ui/theme/look.h"
#include "ui/widgets/rule.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int tall = 860; ///< from here on the scribe has room below the side, as in the design
constexpr int wide = 1400;

} // namespace

RunScreen::RunScreen(LiveDay &live, const Clock &clock, Look &look, QWidget *timeline,
                     QWidget *scribe, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_bridge(new BridgeBar(live, clock, look, this))
    , m_event(new EventStrip(live, clock, look, this))
    , m_stop(new StopStrip(live, clock, look, this))
    , m_allowance(new AllowanceStrip(live, look, this))
    , m_qa(new QaStrip(live, look, this))
    , m_preflight(new PreflightPanel(live, clock, look, this))
    , m_queue(new QueuePanel(live, clock, look, this))
    , m_roles(nullptr)
    , m_backOut(nullptr)
    , m_proxies(nullptr)
    , m_faults(new FaultList(live, look, this))
    , m_timeline(timeline)
    , m_scribe(scribe)
    , m_side(makeSide(clock))
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"runScreen"_s);
    m_timeline->setParent(this);
    m_scribe->setParent(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(1); // the lines between the panels are what shows through
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(7, 5);
    m_grid->setRowStretch(8, 2);
    m_grid->addWidget(m_bridge, 0, 0, 1, 3);
    m_grid->addWidget(m_stop, 2, 0, 1, 3); // below the replay's strip
    m_grid->addWidget(m_event, 3, 0, 1, 3);
    m_grid->addWidget(m_allowance, 4, 0, 1, 3);
    m_grid->addWidget(m_qa, 5, 0, 1, 3);
    m_grid->addWidget(m_queue, 6, 0, 3, 1);
    m_grid->addWidget(m_preflight, 6, 1);
    m_grid->addWidget(m_timeline, 7, 1);
    arrange();
    // Tab goes the way the eye does: what is due, what is next, what is written, who, how back.
    setTabOrder(m_bridge, m_stop);
    setTabOrder(m_stop, m_event);
    setTabOrder(m_event, m_allowance);
    setTabOrder(m_allowance, m_qa);
    setTabOrder(m_qa, m_preflight);
    setTabOrder(m_preflight, m_queue);
    setTabOrder(m_queue, m_timeline);
    setTabOrder(m_timeline, m_scribe);
    setTabOrder(m_scribe, m_side);
    setFocusProxy(m_scribe);
    listen();
}

void RunScreen::listen()
{
    connect(m_bridge, &BridgeBar::wished, this, &RunScreen::wish);
    connect(m_bridge, &BridgeBar::resetCriteriaWanted, this, &RunScreen::goToResetCriteria);
    connect(m_queue, &QueuePanel::wished, this, &RunScreen::wish);
    connect(m_queue, &QueuePanel::refused, m_bridge, &BridgeBar::say);
    connect(m_queue, &QueuePanel::startRequested, m_bridge,
            [this](const QString &experiment) { m_bridge->act(Act::Start, experiment); });
    connect(m_queue, &QueuePanel::eventPressed, this, &RunScreen::askWhatBroke);
    connect(m_queue, &QueuePanel::qaPressed, this, &RunScreen::askWhatWasFound);
    connect(m_qa, &QaStrip::wished, this, &RunScreen::wish);
    connect(m_qa, &QaStrip::told, m_bridge, &BridgeBar::say);
    connect(m_qa, &QaStrip::left, this, &RunScreen::leave);
    connect(m_stop, &StopStrip::wished, this, &RunScreen::wish);
    connect(m_stop, &StopStrip::refused, m_bridge, &BridgeBar::say);
    connect(m_stop, &StopStrip::left, this, &RunScreen::leave);
    connect(m_queue, &QueuePanel::stopPressed, this, &RunScreen::pullTheBrake);
    connect(m_event, &EventStrip::wished, this, &RunScreen::wish);
    connect(m_event, &EventStrip::refused, m_bridge, &BridgeBar::say);
    connect(m_event, &EventStrip::left, this, &RunScreen::leave);
    connect(m_allowance, &AllowanceStrip::left, this, &RunScreen::leave);
    connect(m_allowance, &AllowanceStrip::allowWished, this,
            [this](const QString &experiment, const QString &host, const QString &code) {
                if (m_isPast)
                    m_bridge->say(BridgeBar::pastIsKept());
                else
                    emit allowWished(experiment, host, code);
            });
    connect(m_bridge, &BridgeBar::triggerLocked, this, &RunScreen::goToLock);
    connect(m_preflight, &PreflightPanel::wished, this, &RunScreen::wish);
    connect(m_preflight, &PreflightPanel::refused, m_bridge, &BridgeBar::say);
    connect(m_preflight, &PreflightPanel::left, this, &RunScreen::leave);
    connect(m_faults, &FaultList::wished, this, &RunScreen::wish);
    connect(m_faults, &FaultList::refused, m_bridge, &BridgeBar::say);
    connect(m_faults, &FaultList::left, this, &RunScreen::leave);
    auto *proxies = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), this);
    connect(proxies, &QShortcut::activated, this, &RunScreen::goToProxies);
    connect(&m_look, &Look::changed, this, qOverload<>(&QWidget::update));
}

QScrollArea *RunScreen::makeSide(const Clock &clock)
{
    auto *content = new QWidget;
    content->setObjectName(u"side"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(3 * step, 3 * step, 3 * step, 3 * step);
    column->setSpacing(3 * step);
    m_roles = new RolesPanel(m_live, clock, m_look, content);
    m_backOut = new BackOutPanel(m_live, clock, m_look, content);
    column->addWidget(m_roles);
    column->addWidget(new Rule(m_look, Qt::Horizontal, content));
    column->addWidget(m_backOut);
    column->addWidget(new Rule(m_look, Qt::Horizontal, content));
    column->addWidget(new HostsPanel(m_live, clock, m_look, content));
    auto *above = new Rule(m_look, Qt::Horizontal, content);
    column->addWidget(above);
    m_proxies = new ProxiesPanel(m_live, m_look, content);
    column->addWidget(m_proxies);
    connect(m_proxies, &ProxiesPanel::shownChanged, above, &QWidget::setVisible);
    connect(m_proxies, &ProxiesPanel::pressed, this, &RunScreen::askForFault);
    above->setVisible(!m_live.day().plan().proxies.empty());
    column->addStretch(1);
    connect(m_roles, &RolesPanel::wished, this, &RunScreen::wish);
    connect(m_backOut, &BackOutPanel::wished, this, &RunScreen::wish);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"sideScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
    return scroll;
}

void RunScreen::say(const QString &message)
{
    m_bridge->say(message);
}

void RunScreen::setReplay(Replay &replay)
{
    m_replay = &replay;
    m_strip = new ReplayStrip(replay, m_look, this);
    m_grid->addWidget(m_strip, 1, 0, 1, 3);
    setTabOrder(m_bridge, m_strip);
    setTabOrder(m_strip, m_stop);
    auto *open = new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_R, this);
    connect(open, &QShortcut::activated, &replay, &Replay::open);
    connect(&replay, &Replay::turned, this, &RunScreen::turn);
    turn(replay.isOpen());
}

/// The one way from the screen into the day.
void RunScreen::wish(const Entry &entry)
{
    if (m_isPast)
        m_bridge->say(BridgeBar::pastIsKept());
    else
        emit wished(entry);
}

void RunScreen::turn(bool isPast)
{
    if (std::exchange(m_isPast, isPast) == isPast)
        return;
    m_bridge->setPast(isPast);
    m_proxies->setPast(isPast);
    m_faults->leave();
    setFocusProxy(isPast ? m_strip->track() : m_scribe);
    focusProxy()->setFocus(Qt::OtherFocusReason);
    update();
}

void RunScreen::askWhatBroke()
{
    if (m_isPast)
        m_bridge->say(BridgeBar::pastIsKept());
    else
        m_event->askOrLeave();
}

void RunScreen::pullTheBrake()
{
    if (m_isPast)
        m_replay->close(); // what is happening now goes before what has been
    m_stop->pull();
}

void RunScreen::askWhatWasFound()
{
    if (m_isPast)
        m_bridge->say(BridgeBar::pastIsKept());
    else
        m_qa->ask();
}

/// Where the eye and the keyboard are wanted: Space ticks, Tab goes on to the next.
void RunScreen::goToResetCriteria()
{
    QWidget *const open = m_backOut->openResetCriterion();
    if (!open)
        return;
    m_side->ensureWidgetVisible(open);
    open->setFocus(Qt::ShortcutFocusReason);
}

void RunScreen::setProxies(const ProxyWatch &watch)
{
    m_proxies->setWatch(watch);
}

void RunScreen::goToProxies()
{
    if (!m_proxies->goThere())
        return m_bridge->say(tr("The plan has no proxies"));
    if (QWidget *const line = m_proxies->focusWidget())
        m_side->ensureWidgetVisible(line);
}

void RunScreen::askForFault(ProxyLine *line)
{
    if (m_isPast)
        return m_bridge->say(BridgeBar::pastIsKept());
    m_side->ensureWidgetVisible(line);
    m_faults->open(line->row().key, line->row().title);
    placeFaults();
}

/// Beside the side, as far down as there is room.
void RunScreen::placeFaults()
{
    const QPoint corner = m_side->mapTo(this, QPoint());
    const int faultsWidth = std::min(460, corner.x() - 4 * step);
    m_faults->setFixedWidth(faultsWidth);
    m_faults->adjustSize();
    const int below = m_proxies->mapTo(this, QPoint()).y();
    const int lowest = height() - m_faults->height() - 2 * step;
    m_faults->move(corner.x() - faultsWidth - 2 * step,
                   std::max(2 * step, std::min(below, lowest)));
}

/// To what stands against the trigger, the hardest first.
void RunScreen::goToLock()
{
    if (wantedAllowance(m_live.day()))
        m_allowance->ask();
    else
        m_preflight->goToReason();
}

/// The line to write in has the keyboard again.
void RunScreen::leave()
{
    m_scribe->setFocus(Qt::OtherFocusReason);
}

void RunScreen::arrange()
{
    const bool isTall = height() >= tall;
    const bool isWide = width() >= wide;
    m_queue->setFixedWidth(isWide ? 288 : 248);
    m_side->setFixedWidth(isWide ? 300 : 264);
    m_roles->setCompact(!isTall);
    m_preflight->setMostLines(isTall ? 6 : 3);
    // addWidget moves what is already in the layout.
    m_grid->addWidget(m_side, 6, 2, isTall ? 2 : 3, 1);
    m_grid->addWidget(m_scribe, 8, 1, 1, isTall ? 2 : 1);
}

/// People give way to what has to stay in view: the way back and the hosts. They get their room
/// back with another size of the window, not with every other experiment.
void RunScreen::makeRoomAtTheSide()
{
    const QWidget *const content = m_side->widget();
    const int room = m_side->viewport()->height();
    if (isVisible() && room > 0
        && content->layout()->totalHeightForWidth(m_side->viewport()->width()) > room)
        m_roles->setCompact(true);
}

bool RunScreen::eventFilter(QObject *watched, QEvent *event)
{
    // After the layout has dealt with it.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &RunScreen::makeRoomAtTheSide, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

/// The line to write in is always ready; no act has the focus until somebody goes there.
void RunScreen::showEvent(QShowEvent *event)
{
    if (!focusWidget() && !m_isPast)
        m_scribe->setFocus(Qt::OtherFocusReason);
    QWidget::showEvent(event);
}

/// What nobody else on the screen has a use for is written down.
void RunScreen::keyPressEvent(QKeyEvent *event)
{
    if (m_isPast && event->key() == Qt::Key_Escape)
        return m_replay->close();
    const QString text = event->text();
    const bool isWriting = !text.isEmpty() && text.front().isPrint()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const QWidget *const at = window()->focusWidget();
    if (!isWriting || m_isPast || (at && (at == m_scribe || m_scribe->isAncestorOf(at))))
        return QWidget::keyPressEvent(event);
    m_scribe->setFocus(Qt::OtherFocusReason);
    if (QWidget *const field = m_scribe->focusWidget())
        QCoreApplication::sendEvent(field, event);
}

void RunScreen::resizeEvent(QResizeEvent *event)
{
    arrange();
    QWidget::resizeEvent(event);
    if (m_faults->isOpen())
        placeFaults();
}

void RunScreen::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    // The past has lines of another colour.
    painter.fillRect(rect(), m_isPast ? theme.edge(theme.unexpected) : theme.line);
    for (const QWidget *panel :
         std::initializer_list<QWidget *>{m_queue, m_preflight, m_timeline, m_scribe, m_side}) {
        if (panel->isVisible())
            painter.fillRect(panel->geometry(), theme.window);
    }
}

} // namespace Chaos

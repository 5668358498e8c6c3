// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/plandrop.h"

#include "ui/theme/look.h"
#include "ui/widgets/wraplabel.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 40;
constexpr int frameWidth = 2;

bool isNamedAsAPlan(const QString &name)
{
    const auto ends = [&](QLatin1StringView tail) {
        return name.endsWith(tail, Qt::CaseInsensitive);
    };
    return ends(".yaml"_L1) || ends(".yml"_L1) || ends(".json"_L1);
}

QString refusalOf(const QList<QUrl> &urls)
{
    if (urls.isEmpty())
        return PlanDrop::tr("A picture is no plan: drop a .yaml, .yml or .json file.");
    if (urls.size() > 1)
        return PlanDrop::tr("One plan file at a time: %1 were dropped.").arg(urls.size());
    if (!urls.first().isLocalFile())
        return PlanDrop::tr("Only files of this computer can be taken: save it first.");
    QString name = urls.first().adjusted(QUrl::StripTrailingSlash).fileName().simplified();
    if (name.size() > longestName)
        name = name.left(longestName - 1) + u'…';
    return PlanDrop::tr("“%1” is no plan: drop a .yaml, .yml or .json file.").arg(name);
}

} // namespace

PlanDrop::PlanDrop(const Look &look, const QString &promise, QWidget *page)
    : QWidget(page)
    , m_look(look)
    , m_promise(promise)
{
    setObjectName(u"planDrop"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    page->setAcceptDrops(true);
    page->installEventFilter(this);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
}

std::optional<PlanDrop::Dragged> PlanDrop::judge(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.isEmpty() && !data.hasImage())
        return std::nullopt;
    const bool isPlan =
        urls.size() == 1 && urls.first().isLocalFile() && isNamedAsAPlan(urls.first().fileName());
    return isPlan ? Dragged{.file = urls.first()} : Dragged{.refusal = refusalOf(urls)};
}

bool PlanDrop::isOfFiles(const QDropEvent &drag)
{
    return std::ranges::any_of(drag.mimeData()->urls(), &QUrl::isLocalFile);
}

bool PlanDrop::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != parent())
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::DragEnter:
        enter(*static_cast<QDropEvent *>(event));
        return true;
    case QEvent::DragLeave:
        hide();
        return true;
    case QEvent::Drop:
        hide();
        take(*static_cast<QDropEvent *>(event));
        return true;
    default:
        return false;
    }
}

/// What is refused is taken, too: a drop that is turned down beforehand never comes, and then
/// nobody says why nothing happened.
void PlanDrop::enter(QDropEvent &drag)
{
    const auto dragged = judge(*drag.mimeData());
    if (!dragged)
        return drag.ignore();
    drag.setDropAction(Qt::CopyAction);
    drag.accept();
    m_isRefused = dragged->file.isEmpty();
    m_said = m_isRefused ? dragged->refusal : m_promise;
    setAccessibleName(m_said);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void PlanDrop::take(QDropEvent &drop)
{
    const auto dragged = judge(*drop.mimeData());
    if (!dragged)
        return drop.ignore();
    drop.setDropAction(Qt::CopyAction);
    drop.accept();
    // It came from another window, and what is shown now wants an answer.
    window()->activateWindow();
    if (dragged->file.isEmpty())
        emit refused(dragged->refusal);
    else
        emit dropped(dragged->file);
}

void PlanDrop::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    const QColor tone = m_isRefused ? theme.warning : theme.accent;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.window;
    veil.setAlphaF(0.75F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(tone, frameWidth, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(step, step, -step, -step), radius, radius);

    const QFont font = theme.title();
    const QString words = WrapLabel::linesOf(m_said, font, width() * 2 / 3).join(u'\n');
    QRect box = QFontMetrics(font).boundingRect(rect(), Qt::AlignCenter, words);
    box.adjust(-6 * step, -4 * step, 6 * step, 4 * step);
    painter.setPen(theme.edge(tone));
    painter.setBrush(theme.tint(tone));
    painter.drawRoundedRect(box, radius, radius);
    painter.setFont(font);
    painter.setPen(theme.onTint(tone));
    painter.drawText(box, Qt::AlignCenter, words);
}

} // namespace Chaos

// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions/issuesform.h"

#include "models/rules/tamedtext.h"
#include "ui/theme/look.h"
#include "ui/widgets/actbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestField = 500;

} // namespace

IssuesForm::IssuesForm(const Look &look, const IssueRound &round, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_round(round)
    , m_title(new WrapLabel(look, Face::Strong, Ink::Text, this))
    , m_to(addField(u"issuesTo"_s, tr("Where to"),
                    tr("github:owner/repo, gitlab:group/project or jira:KEY")))
    , m_url(addField(u"issuesUrl"_s, tr("Address, where it is another one"),
                     tr("address of the site: wanted for Jira")))
    , m_user(addField(u"issuesUser"_s, tr("User of Jira Cloud"), tr("user: Jira Cloud alone")))
    , m_token(addField(u"issuesToken"_s, tr("Token, where the desk has none"),
                       tr("token: only where none is kept")))
    , m_act(new ActButton(look, tr("Make issues"), Ink::Accent, {}, this))
    , m_progress(new WrapLabel(look, Face::Body, Ink::Soft, this))
{
    setObjectName(u"issuesForm"_s);
    setAccessibleName(tr("Issues of action items"));
    m_title->setObjectName(u"issuesTitle"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_act->setObjectName(u"issuesAct"_s);
    m_progress->setObjectName(u"issuesProgress"_s);
    m_progress->setMaximumLines(3);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * step);
    row->addWidget(m_to, 3);
    row->addWidget(m_url, 3);
    row->addWidget(m_user, 2);
    row->addWidget(m_token, 2);
    row->addWidget(m_act);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, step, 0, step);
    column->setSpacing(step);
    column->addWidget(m_title);
    column->addLayout(row);
    column->addWidget(m_progress);
    connect(m_act, &QAbstractButton::clicked, this, &IssuesForm::press);
    connect(&round, &IssueRound::changed, this, &IssuesForm::refresh);
    hide();
}

QLineEdit *IssuesForm::addField(const QString &name, const QString &caption, const QString &hint)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(name);
    field->setAccessibleName(caption);
    field->setPlaceholderText(hint);
    field->setToolTip(caption);
    field->setMaxLength(longestField);
    field->setFixedHeight(8 * step);
    connect(field, &QLineEdit::returnPressed, this, &IssuesForm::press);
    return field;
}

void IssuesForm::ask(int chosen)
{
    m_chosen = chosen;
    refresh();
    show();
    QWidget *const first = m_round.isUnderWay() ? static_cast<QWidget *>(m_act) : m_to;
    first->setFocus(Qt::ShortcutFocusReason);
}

void IssuesForm::setTarget(const IssueTarget &target)
{
    m_to->setText(target.to);
    m_url->setText(target.url);
    m_user->setText(target.user);
}

IssueTarget IssuesForm::target() const
{
    return {.to = m_to->text().trimmed(),
            .url = m_url->text().trimmed(),
            .user = m_user->text().trimmed()};
}

void IssuesForm::press()
{
    if (m_round.isUnderWay())
        return emit stopWished();
    const QByteArray token = m_token->text().toUtf8();
    m_token->clear();
    emit wished(target(), token);
}

void IssuesForm::refresh()
{
    const bool isBusy = m_round.isUnderWay();
    follow(isBusy);
    m_act->setText(isBusy ? tr("Stop") : tr("Make issues"));
    m_act->setInk(isBusy ? Ink::Soft : Ink::Accent);
    m_title->setText(m_chosen == 1 ? tr("An issue of the chosen action item")
                                   : tr("Issues of %1 action items").arg(m_chosen));
    m_progress->setText(progress());
    const bool isBad = !isBusy && (!m_round.trouble().isEmpty() || m_round.failed() > 0);
    m_progress->setInk(isBad ? Ink::Warning : Ink::Soft);
}

/// The keyboard is where the next thing is to be done: Space stops it, then it goes on where
/// something is missing.
void IssuesForm::follow(bool isBusy)
{
    const bool isTurned = std::exchange(m_wasBusy, isBusy) != isBusy;
    const bool hasKeyboard = isAncestorOf(QApplication::focusWidget());
    for (QLineEdit *field : {m_to, m_url, m_user, m_token})
        field->setEnabled(!isBusy);
    if (!isTurned || !hasKeyboard)
        return;
    QWidget *const next = isBusy  ? static_cast<QWidget *>(m_act)
        : m_round.isTokenWanted() ? m_token
                                  : m_to;
    next->setFocus(Qt::OtherFocusReason);
}

QString IssuesForm::progress() const
{
    const int made = m_round.told() - m_round.failed();
    if (m_round.isUnderWay())
        return tr("%1 of %2 looked after, %3 not made · Space stops")
            .arg(m_round.told())
            .arg(m_round.count())
            .arg(m_round.failed());
    if (!m_round.trouble().isEmpty())
        return tamed(m_round.trouble());
    if (m_round.count() == 0)
        return tr("An item that has an issue there gets no second one · Enter makes them · Esc "
                  "goes back");
    const QString there = tr("%1 of %2 have an issue there").arg(made).arg(m_round.count());
    return m_round.failed() == 0 ? there
                                 : tr("%1; the column says why the others have none").arg(there);
}

void IssuesForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Chaos

// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/run/allowancestrip.h"

#include "models/rules/allowing.h"
#include "models/rules/playing.h"
#include "ui/theme/look.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/qrcode.h"
#include "ui/widgets/statedot.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>

#include <utility>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostName = 200; ///< characters
constexpr int mostCode = 12; ///< with spaces
constexpr int module = 3; ///< pixels of the QR code

/// In fours, as people copy it.
QString inFours(const QByteArray &secret)
{
    QStringList groups;
    for (qsizetype at = 0; at < secret.size(); at += 4)
        groups.push_back(QString::fromLatin1(secret.mid(at, 4)));
    return groups.join(u' ');
}

QString acceptedBy(const Plan &plan, const QString &experiment)
{
    const Experiment *planned = plan.experiment(experiment);
    const Person *person = planned ? plan.person(planned->risk.acceptedBy) : nullptr;
    return person ? (person->name.isEmpty() ? person->key : person->name) : QString();
}

} // namespace

AllowanceStrip::AllowanceStrip(LiveDay &live, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_look(look)
    , m_dot(new StateDot(look, this))
    , m_title(new ElidedLabel(look, Face::Strong, Ink::Text, this))
    , m_open(new WordButton(look, tr("Allow it…"), {}, this))
    , m_host(makeLine(u"allowanceHost"_s, mostName))
    , m_code(makeLine(u"allowanceCode"_s, mostCode))
    , m_enrol(new WordButton(look, tr("Set up a second factor…"), {}, this))
    , m_picture(new QLabel(this))
    , m_key(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_proof(makeLine(u"allowanceProof"_s, mostCode))
    , m_trouble(new WrapLabel(look, Face::Body, Ink::Alarm, this))
    , m_hint(new WrapLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"allowanceStrip"_s);
    setAccessibleName(tr("Production"));
    m_dot->setState(StateDot::Shape::Triangle, Ink::Warning, tr("Production"));
    m_title->setObjectName(u"allowanceTitle"_s);
    m_open->setObjectName(u"allowanceOpen"_s);
    m_open->setHelp(tr("Type the host's name and a code of the second factor"));
    m_enrol->setObjectName(u"allowanceEnrol"_s);
    m_picture->setObjectName(u"allowancePicture"_s);
    m_picture->setAccessibleName(tr("QR code for an authenticator app"));
    m_key->setObjectName(u"allowanceKey"_s);
    m_trouble->setObjectName(u"allowanceTrouble"_s);
    m_hint->setObjectName(u"allowanceHint"_s);
    // Who looks on may be quicker with it.
    m_code->setEchoMode(QLineEdit::Password);
    m_proof->setEchoMode(QLineEdit::Password);
    m_code->setPlaceholderText(tr("Code of the second factor"));
    m_proof->setPlaceholderText(tr("Code that the app shows now"));
    m_code->setAccessibleName(m_code->placeholderText());
    m_proof->setAccessibleName(m_proof->placeholderText());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 2 * step, 5 * step, 2 * step);
    column->setSpacing(step);
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * step);
    top->addWidget(m_dot);
    top->addWidget(m_title, 1);
    top->addWidget(m_open);
    column->addLayout(top);
    auto *lines = new QHBoxLayout;
    lines->setSpacing(2 * step);
    lines->addWidget(m_host, 3);
    lines->addWidget(m_code, 2);
    column->addLayout(lines);
    column->addLayout(makeEnrolment());
    column->addWidget(m_trouble);
    column->addWidget(m_enrol, 0, Qt::AlignLeft);
    column->addWidget(m_hint);

    connect(m_open, &WordButton::clicked, this, &AllowanceStrip::ask);
    connect(m_enrol, &WordButton::clicked, this, &AllowanceStrip::factorWished);
    connect(m_host, &QLineEdit::returnPressed, m_code, [this] { m_code->setFocus(); });
    connect(m_code, &QLineEdit::returnPressed, this, &AllowanceStrip::send);
    connect(m_proof, &QLineEdit::returnPressed, this, &AllowanceStrip::sendFactor);
    connect(&live, &LiveDay::changed, this, [this](Touched what) {
        if (touches(what, Touched::Queue | Touched::Plan))
            refresh();
    });
    connect(&live, &LiveDay::replaced, this, [this] { enter(Stage::Told); });
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    enter(Stage::Told);
}

QLineEdit *AllowanceStrip::makeLine(const QString &name, int most)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setMaxLength(most);
    line->setFixedHeight(8 * step);
    line->setTextMargins(step, 0, step, 0);
    line->installEventFilter(this);
    return line;
}

QHBoxLayout *AllowanceStrip::makeEnrolment()
{
    auto *beside = new QVBoxLayout;
    beside->setSpacing(2 * step);
    beside->addWidget(m_key);
    beside->addWidget(m_proof);
    beside->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(4 * step);
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addLayout(beside, 1);
    return row;
}

void AllowanceStrip::ask()
{
    const auto wanted = wantedAllowance(m_live.day());
    if (!wanted)
        return;
    m_host->clear();
    m_code->clear();
    enter(Stage::Asking);
    m_host->setFocus(Qt::ShortcutFocusReason);
}

void AllowanceStrip::answer(const QString &refusal)
{
    if (m_stage != Stage::Asking)
        return;
    m_code->clear();
    say(refusal);
    if (!refusal.isEmpty())
        return m_code->setFocus(Qt::OtherFocusReason);
    if (wantedAllowance(m_live.day()))
        ask(); // the next host wants its own name and code
    else
        leave();
}

void AllowanceStrip::missFactor(const QString &why)
{
    if (m_stage != Stage::Asking)
        return;
    enter(Stage::Missing);
    say(why);
    m_enrol->setFocus(Qt::OtherFocusReason);
}

void AllowanceStrip::offerFactor(const QByteArray &secret, const QString &uri)
{
    m_secret = secret;
    const QImage code = qrCode(uri);
    m_picture->setPixmap(QPixmap::fromImage(code.scaled(code.size() * module)));
    m_key->setText(tr("Scan it with an authenticator app, or type its key there: %1. Then type the "
                      "code that the app shows.")
                       .arg(inFours(secret)));
    m_proof->clear();
    enter(Stage::Enrolling);
    m_proof->setFocus(Qt::OtherFocusReason);
}

void AllowanceStrip::endFactor(const QString &trouble)
{
    if (m_stage != Stage::Enrolling)
        return;
    m_proof->clear();
    if (trouble.isEmpty())
        ask();
    else
        say(trouble);
}

void AllowanceStrip::send()
{
    const auto wanted = wantedAllowance(m_live.day());
    if (!wanted || m_code->text().isEmpty())
        return;
    say({});
    emit allowWished(wanted->experiment, m_host->text(), m_code->text());
}

void AllowanceStrip::sendFactor()
{
    if (!m_proof->text().isEmpty())
        emit factorGiven(m_secret, m_proof->text());
}

void AllowanceStrip::leave()
{
    enter(Stage::Told);
    emit left();
}

void AllowanceStrip::enter(Stage stage)
{
    m_stage = stage;
    if (stage != Stage::Enrolling) {
        m_secret.clear();
        m_picture->setPixmap({});
        m_key->setText({});
    }
    say({});
    refresh();
}

void AllowanceStrip::say(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void AllowanceStrip::refresh()
{
    const Day &day = m_live.day();
    const auto wanted = wantedAllowance(day);
    if (!wanted && m_stage != Stage::Told)
        return leave(); // somebody else has, or it is over
    setVisible(wanted.has_value());
    if (wanted) {
        m_title->setText(tr("%1 is a host of production, and steps of %2 run there")
                             .arg(wanted->host.left(80),
                                  experimentTitle(day.plan(), wanted->experiment).left(200)));
        m_host->setPlaceholderText(tr("Name of the host: %1").arg(wanted->host.left(80)));
        m_host->setAccessibleName(m_host->placeholderText());
        m_hint->setText(m_stage == Stage::Enrolling
                            ? tr("Enter keeps it in the keychain of this desk · Esc goes back")
                            : tr("Accepted in the plan by %1 · Enter allows it for this run alone "
                                 "· Esc goes back")
                                  .arg(acceptedBy(day.plan(), wanted->experiment).left(80)));
    }
    m_open->setVisible(m_stage == Stage::Told);
    m_host->setVisible(m_stage == Stage::Asking);
    m_code->setVisible(m_stage == Stage::Asking);
    m_enrol->setVisible(m_stage == Stage::Missing);
    m_picture->setVisible(m_stage == Stage::Enrolling);
    m_key->setVisible(m_stage == Stage::Enrolling);
    m_proof->setVisible(m_stage == Stage::Enrolling);
    m_hint->setVisible(m_stage == Stage::Asking || m_stage == Stage::Enrolling);
    update();
}

bool AllowanceStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AllowanceStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.raised);
    painter.fillRect(QRect(0, 0, step, height()), theme.warning);
}

} // namespace Chaos

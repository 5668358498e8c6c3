// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wall/sharepanel.h"

#include "ui/theme/look.h"
#include "ui/widgets/panelheading.h"
#include "ui/widgets/qrcode.h"
#include "ui/widgets/wordbutton.h"
#include "ui/widgets/wraplabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QUrl>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int codeSize = 256;
constexpr int panelHeight = 280;

} // namespace

SharePanel::SharePanel(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_sentence(new WrapLabel(look, Face::Body, Ink::Soft, this))
    , m_choices(new QHBoxLayout)
    , m_link(new QLineEdit(this))
    , m_copy(new WordButton(look, tr("Copy the link"), QKeySequence(Qt::CTRL | Qt::Key_C), this))
{
    setObjectName(u"sharePanel"_s);
    setFixedHeight(panelHeight);
    m_sentence->setObjectName(u"shareSentence"_s);
    m_link->setObjectName(u"shareLink"_s);
    m_link->setReadOnly(true);
    m_link->setAccessibleName(tr("Link to the page for the company"));
    m_copy->setObjectName(u"copyLink"_s);
    m_copy->setHelp(tr("Copies the link to the page, to be sent to the company"));
    connect(m_copy, &QAbstractButton::clicked, this, &SharePanel::copyLink);
    connect(&look, &Look::changed, this, qOverload<>(&QWidget::update));
    auto *row = new QHBoxLayout;
    row->setSpacing(3 * step);
    row->addWidget(m_link, 1);
    row->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(5 * step, 3 * step, codeSize + 10 * step, 3 * step);
    column->setSpacing(2 * step);
    column->addWidget(new PanelHeading(look, tr("Show the wall to the company"), this));
    column->addWidget(m_sentence);
    m_choices->setSpacing(3 * step);
    column->addLayout(m_choices);
    column->addLayout(row);
    column->addStretch();
    setAddresses({});
    setLink({});
}

void SharePanel::setAddresses(const QStringList &addresses)
{
    while (QLayoutItem *item = m_choices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    addChoice(tr("Off"), {});
    for (const QString &address : addresses)
        addChoice(address == "127.0.0.1"_L1 ? tr("This machine alone") : tr("At %1").arg(address),
                  address);
    m_choices->addStretch();
    say();
}

void SharePanel::addChoice(const QString &text, const QString &address)
{
    auto *choice = new WordButton(m_look, text, {}, this);
    choice->setObjectName(u"share-"_s + (address.isEmpty() ? u"off"_s : address));
    choice->setCheckable(true);
    choice->setAutoExclusive(true);
    choice->setChecked(address == m_address);
    choice->setHelp(address.isEmpty() ? tr("Nobody can open the page")
                                      : tr("Serves the page at this address"));
    m_choices->addWidget(choice);
    connect(choice, &QAbstractButton::clicked, this, [this, address] { choose(address); });
}

void SharePanel::choose(const QString &address)
{
    m_address = address;
    m_trouble.clear();
    if (address.isEmpty())
        emit closeWished();
    else
        emit openWished(address);
}

void SharePanel::setLink(const QString &link, const QString &joinCode)
{
    m_joinCode = joinCode;
    m_link->setText(link);
    m_link->setCursorPosition(0);
    m_code = link.isEmpty() ? QImage() : qrCode(link);
    m_link->setVisible(!link.isEmpty());
    m_copy->setVisible(!link.isEmpty());
    m_address = QUrl(link).host();
    const auto choices = findChildren<WordButton *>();
    for (WordButton *choice : choices) {
        if (choice->isCheckable())
            choice->setChecked(choice->objectName()
                               == u"share-"_s + (m_address.isEmpty() ? u"off"_s : m_address));
    }
    say();
    update();
}

void SharePanel::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    say();
}

void SharePanel::say()
{
    if (!m_trouble.isEmpty())
        m_sentence->setText(tr("The page is off: %1").arg(m_trouble));
    else if (m_link->text().isEmpty())
        m_sentence->setText(tr("The page is off. Once it is on, everybody on that network who has "
                               "the link can read what stands on the wall. What live QA finds can "
                               "be sent by those who have the join code, too; nobody can change "
                               "anything else. Names of people are on it."));
    else if (!m_joinCode.isEmpty())
        m_sentence->setText(
            tr("Live QA joins from the page with the code %1 and can then send what "
               "it finds. The page is on until it is switched off, another day is "
               "opened or the program ends; link and code are good for so long.")
                .arg(m_joinCode.first(3) + u' ' + m_joinCode.mid(3)));
    else
        m_sentence->setText(tr("The page is on until it is switched off, another day is opened or "
                               "the program ends. The link is good for so long."));
}

void SharePanel::copyLink()
{
    QGuiApplication::clipboard()->setText(m_link->text());
}

void SharePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_look.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(0, 0, width(), 1, theme.line);
    if (m_code.isNull())
        return;
    // Whole pixels to a module, or cameras see edges that are not there.
    const int module = std::max(1, codeSize / m_code.width());
    const int side = module * m_code.width();
    const QRect place(width() - 5 * step - (codeSize + side) / 2, (height() - side) / 2, side,
                      side);
    painter.drawImage(place, m_code);
}

} // namespace Chaos
